#include "sign_choice.hpp"

#include "choice.hpp"

namespace koers::app {

std::optional<SignConvention> sign_named(const std::string& command, const std::string& word) {
    return chosen<SignConvention>(command, "--teken", word,
                                  {{"vn", SignConvention::favourable_or_not},
                                   {"saldo", SignConvention::balance},
                                   {"plus-nadeel", SignConvention::plus_is_dearer}});
}

} // namespace koers::app
