#include "base/portable_math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/point_chances.hpp"

namespace koers {
namespace {

constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;

/// x times 2^power by its bits; power between -2000 and 2000.
double scale(double x, int power) {
    while (power < -1000) {
        x *= 0x1p-1000;
        power += 1000;
    }
    while (power > 1000) {
        x *= 0x1p1000;
        power -= 1000;
    }
    return x * std::bit_cast<double>(static_cast<std::uint64_t>(power + 1023) << 52U);
}

template <std::size_t size>
double polynomial(const double (&coefficients)[size], double x) {
    double value = 0.0;
    for (const double coefficient : coefficients) { // highest power first
        value = value * x + coefficient;
    }
    return value;
}

/// exp(r) - 1 for |r| <= 0.35: r + r^2/2 + r^3 (1/3! + r/4! + ...), summed from the smallest term.
double reduced_expm1(double r) {
    constexpr double series[] = {
        1.0 / 1307674368000.0, 1.0 / 87178291200.0, 1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0,
        1.0 / 3628800.0,       1.0 / 362880.0,      1.0 / 40320.0,      1.0 / 5040.0,      1.0 / 720.0,
        1.0 / 120.0,           1.0 / 24.0,          1.0 / 6.0};
    return r + r * r * (0.5 + r * polynomial(series, r));
}

/// exp(x) = (1 + minus_one) 2^power.
struct ReducedExp {
    double minus_one{};
    int power{};
};

ReducedExp reduce(double x) {
    const double k = static_cast<double>(static_cast<int>(x * 1.44269504088896338700 + (x < 0.0 ? -0.5 : 0.5)));
    const double high = x - k * ln2_high;
    const double low = k * ln2_low;
    const double r = high - low;
    const double lost = (high - r) - low;
    const double minus_one = reduced_expm1(r);
    return {minus_one + lost * (1.0 + minus_one), static_cast<int>(k)};
}

/// log Gamma(2 + e) for |e| <= 1/2: (1 - Euler's constant) e + sum over k of (-1)^k (zeta(k) - 1) e^k / k.
double log_gamma_from_two(double e) {
    constexpr double series[] = {
        1.33047643742444888e-10, -2.75952288512423336e-10, 5.73136724167886225e-10, -1.19214014058609115e-09,
        2.48367454380247848e-09, -5.18347504197004664e-09, 1.08386592148969546e-08, -2.27110946089431635e-08,
        4.76981016936398040e-08, -1.00432248239680991e-07, 2.12071848055546646e-07, -4.49246919876456619e-07,
        9.55141213040741935e-07, -2.03921575380136619e-06, 4.37486678990748817e-06, -9.43948827526839672e-06,
        2.05072127756706911e-05, -4.49262367381331420e-05, 9.94575127818085310e-05, -2.23154758453579386e-04,
        5.09669524743042450e-04, -1.19275391170326102e-03, 2.89051033074152336e-03, -7.38555102867398568e-03,
        2.05808084277845464e-02, -6.73523010531981020e-02, 3.22467033424113203e-01};
    return e * (0.42278433509846713939 + e * polynomial(series, e));
}

constexpr int most_steps = 100'000; // of a continued fraction; shapes up to 1e7 settle in fewer

/// Whether the last factor of a continued fraction is 1 but for rounding.
bool settled(double factor) {
    return factor - 1.0 < 4e-16 && factor - 1.0 > -4e-16;
}

/// Continued fraction of the incomplete beta function (Lentz), fast below the mean.
double beta_fraction(double a, double b, double x) {
    double c = 1.0;
    double d = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m < most_steps; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        fraction *= d * c;
        if (settled(d * c)) {
            break;
        }
    }
    return fraction;
}

} // namespace

double portable_exp(double x) {
    if (!(x <= 709.782712893384)) { // the logarithm of the largest double; also catches NaN
        return x > 0.0 ? std::numeric_limits<double>::infinity() : x;
    }
    if (x < -745.2) {
        return 0.0;
    }
    const ReducedExp reduced = reduce(x);
    return scale(1.0 + reduced.minus_one, reduced.power);
}

double portable_expm1(double x) {
    if (x > -0.35 && x < 0.35) {
        return reduced_expm1(x);
    }
    if (x > -0.7 && x < 0.7) { // exp(x) - 1 would cancel: two terms more of the series
        const double square = x * x;
        const double fourth = square * square;
        const double eighth = fourth * fourth;
        return reduced_expm1(x) + eighth * eighth * (1.0 + x / 17.0) / 20922789888000.0;
    }
    if (x > 0.0 && x < 36.0) {
        const ReducedExp reduced = reduce(x);
        const double power = scale(1.0, reduced.power);
        return power * reduced.minus_one + (power - 1.0);
    }
    return portable_exp(x) - 1.0; // exp(x) is below 1/2, or so large that the 1 is lost
}

double portable_log(double x) {
    if (x <= 0.0) {
        return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    }
    if (!(x <= std::numeric_limits<double>::max())) { // infinity or NaN
        return x;
    }
    int power = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        power = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    power += static_cast<int>(bits >> 52U) - 1023;
    double mantissa = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
    if (mantissa > 1.41421356237309504880) {
        mantissa *= 0.5;
        ++power;
    }
    // log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)) with s = f / (2 + f): the series of atanh in s, after
    // which the leading terms are added in an order that keeps their low bits.
    const double f = mantissa - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    // Summed in three parts at once, since each step of one long chain would wait for the one before.
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double low = (2.0 / 3 + 2.0 / 5 * z) + z2 * (2.0 / 7 + 2.0 / 9 * z);
    const double middle = (2.0 / 11 + 2.0 / 13 * z) + z2 * (2.0 / 15 + 2.0 / 17 * z);
    const double high = (2.0 / 19 + 2.0 / 21 * z) + z2 * (2.0 / 23);
    const double rest = z * (low + z4 * (middle + z4 * high));
    const double half_square = 0.5 * f * f;
    const double k = power;
    return k * ln2_high - ((half_square - (s * (half_square + rest) + k * ln2_low)) - f);
}

double normal_cdf(double z) {
    constexpr double a[] = {6.5682337918207449113e-2, 2.2352520354606839287e0, 1.6102823106855587881e2,
                            1.0676894854603709582e3, 1.8154981253343561249e4};
    constexpr double b[] = {1.0, 4.7202581904688241870e1, 9.7609855173777669322e2, 1.0260932208618978205e4,
                            4.5507789335026729956e4};
    constexpr double c[] = {1.0765576773720192317e-8, 3.9894151208813466764e-1, 8.8831497943883759412e0,
                            9.3506656132177855979e1,  5.9727027639480026226e2,  2.4945375852903726711e3,
                            6.8481904505362823326e3,  1.1602651437647350124e4,  9.8427148383839780218e3};
    constexpr double d[] = {1.0,
                            2.2266688044328115691e1,
                            2.3538790178262499861e2,
                            1.5193775994075548050e3,
                            6.4855582982667607550e3,
                            1.8615571640885098091e4,
                            3.4900952721145977266e4,
                            3.8912003286093271411e4,
                            1.9685429676859990727e4};
    constexpr double p[] = {2.307344176494017303e-2, 2.1589853405795699e-1,   1.274011611602473639e-1,
                            2.2235277870649807e-2,   1.421619193227893466e-3, 2.9112874951168792e-5};
    constexpr double q[] = {1.0,
                            1.28426009614491121e0,
                            4.68238212480865118e-1,
                            6.59881378689285515e-2,
                            3.78239633202758244e-3,
                            7.29751555083966205e-5};
    const double size = z < 0.0 ? -z : z;
    if (size < 0.66291) {
        return 0.5 + z * (polynomial(a, z * z) / polynomial(b, z * z));
    }
    if (size > 40.0) { // beyond the smallest double, and infinity
        return z < 0.0 ? 0.0 : 1.0;
    }
    double ratio = 0.0; // of the tail to exp(-z^2 / 2)
    if (size < 5.656854248) {
        ratio = polynomial(c, size) / polynomial(d, size);
    } else {
        const double inverse = 1.0 / (size * size);
        ratio = (0.39894228040143267794 - inverse * polynomial(p, inverse) / polynomial(q, inverse)) / size;
    }
    // z^2 loses digits that count in the far tail: the first bits of z have an exact square.
    const double first = std::floor(size * 16.0) / 16.0;
    const double tail =
        portable_exp(-0.5 * first * first) * portable_exp(-0.5 * (size - first) * (size + first)) * ratio;
    return z < 0.0 ? tail : 1.0 - tail;
}

double normal_quantile(double u) {
    constexpr double a[] = {2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
                            4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                            1.3314166789178437745e2, 3.3871328727963666080e0};
    constexpr double b[] = {
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
        5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0};
    constexpr double c[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                            1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                            4.63033784615654529590e0,  1.42343711074968357734e0};
    constexpr double d[] = {
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
    constexpr double e[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                            2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                            5.46378491116411436990e0,  6.65790464350110377720e0};
    constexpr double f[] = {
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};
    const double q = u - 0.5;
    if (q > -0.425 && q < 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    double r = std::sqrt(-portable_log(q < 0.0 ? u : 1.0 - u));
    double value = 0.0;
    if (r <= 5.0) {
        r -= 1.6;
        value = polynomial(c, r) / polynomial(d, r);
    } else {
        r -= 5.0;
        value = polynomial(e, r) / polynomial(f, r);
    }
    return q < 0.0 ? -value : value;
}

double portable_log_gamma(double x) {
    if (x < 0.5) {
        return log_gamma_from_two(x) - portable_log(x * (1.0 + x));
    }
    if (x < 1.5) {
        return log_gamma_from_two(x - 1.0) - portable_log(x);
    }
    if (x < 12.0) {
        double product = 1.0; // Gamma(x) = (x - 1) (x - 2) ... Gamma(x - m)
        while (x > 2.5) {
            x -= 1.0;
            product *= x;
        }
        return log_gamma_from_two(x - 2.0) + portable_log(product);
    }
    const double inverse = 1.0 / x;
    const double square = inverse * inverse;
    constexpr double stirling[] = {1.0 / 156,  -691.0 / 360360, 1.0 / 1188, -1.0 / 1680,
                                   1.0 / 1260, -1.0 / 360,      1.0 / 12};
    return (x - 0.5) * portable_log(x) - x + 0.91893853320467274178 + inverse * polynomial(stirling, square);
}

double gamma_cdf(double shape, double x) {
    if (x <= 0.0) {
        return 0.0;
    }
    const double front = poisson_chance(shape, x); // x^shape e^-x / Gamma(shape + 1)
    if (x < shape + 1.0) {                         // series
        double term = 1.0;
        double sum = term;
        for (double n = shape + 1.0; term > sum * 1e-17; n += 1.0) {
            term *= x / n;
            sum += term;
        }
        return front * sum;
    }
    double b = x + 1.0 - shape; // continued fraction of the upper tail (Lentz)
    double c = 1e300;
    double d = 1.0 / b;
    double fraction = d;
    for (int i = 1; i < most_steps; ++i) {
        const double an = -i * (i - shape);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        const double delta = c * d;
        fraction *= delta;
        if (settled(delta)) {
            break;
        }
    }
    return 1.0 - front * shape * fraction;
}

double beta_cdf(double a, double b, double x) {
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    // x^a (1 - x)^b over the beta function; the fraction converges fast below the mean.
    const double front = binomial_chance(a, a + b, x) * (a * b / (a + b));
    return x > (a + 1.0) / (a + b + 2.0) ? 1.0 - front / b * beta_fraction(b, a, 1.0 - x)
                                         : front / a * beta_fraction(a, b, x);
}

} // namespace koers
