#include <catch2/catch.hpp>

#include <cmath>

#include "influence/response.hpp"

using koers::effect;
using koers::marginal_effect;
using koers::Response;
using koers::ResponseForm;

TEST_CASE("a Hill response has its known value and slope (V7.3)", "[influence]") {
    const Response hill{.form = ResponseForm::hill, .up = 0.2, .down = 0.2, .scale = 250.0, .power = 1.5};
    CHECK(effect(hill, 100.0) == Approx(0.0403808).epsilon(1e-6));
    CHECK(marginal_effect(hill, 100.0) == Approx(0.000483416).epsilon(1e-6));
}

TEST_CASE("an exponential response levels off at its full effect", "[influence]") {
    const Response response{.form = ResponseForm::exponential, .up = 0.3, .down = 0.5, .scale = 100'000.0};
    CHECK(effect(response, 0.0) == 0.0);
    CHECK(effect(response, 100'000.0) == Approx(0.3 * (1.0 - std::exp(-1.0))).epsilon(1e-14));
    CHECK(effect(response, 1e9) == Approx(0.3).epsilon(1e-14));
}

TEST_CASE("a cut has its own effect", "[influence]") {
    const Response response{.form = ResponseForm::exponential, .up = 0.3, .down = 0.5, .scale = 100'000.0};
    CHECK(effect(response, -100'000.0) == Approx(-0.5 * (1.0 - std::exp(-1.0))).epsilon(1e-14));
    const Response linear{.up = 2.0, .down = 3.0};
    CHECK(effect(linear, 4.0) == 8.0);
    CHECK(effect(linear, -4.0) == -12.0);
}

TEST_CASE("the marginal effect is the slope of the effect", "[influence]") {
    const auto form = GENERATE(ResponseForm::linear, ResponseForm::exponential, ResponseForm::hill);
    const auto x = GENERATE(-40.0, -3.0, 5.0, 70.0);
    const Response response{.form = form, .up = 0.4, .down = 0.7, .scale = 30.0, .power = 2.0};
    const double step = 1e-4;
    const double slope = (effect(response, x + step) - effect(response, x - step)) / (2.0 * step);
    CHECK(marginal_effect(response, x) == Approx(slope).epsilon(1e-7));
}

TEST_CASE("a steep Hill response starts flat", "[influence]") {
    CHECK(marginal_effect({.form = ResponseForm::hill, .up = 1.0, .scale = 2.0, .power = 2.0}, 0.0) == 0.0);
    CHECK(marginal_effect({.form = ResponseForm::hill, .up = 1.0, .scale = 2.0, .power = 1.0}, 0.0) == 0.5);
}
