#pragma once

#include <string>
#include <vector>

#include "koers/dataset.hpp"

namespace koers::sheets {

/// The programmas of the municipal budget, as far as the data tell.
class Programmas {
public:
    explicit Programmas(const Dataset& data);

    /// Those of some themas, each once; empty where none is known.
    [[nodiscard]] std::string of(const std::vector<ThemaId>& themas) const;

private:
    std::vector<std::string> by_thema_;
};

} // namespace koers::sheets
