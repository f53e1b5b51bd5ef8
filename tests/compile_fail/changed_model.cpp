#include "koers/model.hpp"

std::size_t rename(const koers::Model& model) {
#ifdef WRONG
    model.layout().variables.clear(); // wrong: a model is shared by all threads and never changes
#endif
    return model.layout().variables.size();
}
