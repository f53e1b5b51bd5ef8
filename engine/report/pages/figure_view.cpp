#include "report/pages/figures.hpp"
#include "report/pages/table_view.hpp"

namespace koers::pages {

Json figure_view(const Figure& figure) {
    return {{"id", figure.id},
            {"title", figure.title},
            {"sentence", figure.sentence},
            {"drawn", !figure.picture.empty()},
            {"picture", figure.picture},
            {"reading", figure.reading},
            {"numbers", table_view(figure.table)}};
}

} // namespace koers::pages
