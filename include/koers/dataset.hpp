#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "koers/catalogue.hpp"
#include "koers/ids.hpp"
#include "koers/indicator.hpp"
#include "koers/influence.hpp"
#include "koers/measure.hpp"
#include "koers/parameter.hpp"

namespace koers {

/// Rank correlation is not meant: `rho` is the correlation of the latent normals of the copula.
struct Correlation {
    ParameterId first;
    ParameterId second;
    double rho{};
};

/// A file that the run used, verbatim, for the result file.
struct InputFile {
    std::string path;
    std::string text;
    std::string sha256;
};

/// Reporting band of ages, both ends included.
struct AgeGroup {
    std::string label;
    int from{};
    int to{};
};

/// Yearly chance at each age of going from one household position to another.
struct HouseholdTransition {
    std::size_t from{};
    std::size_t to{};
    std::vector<double> chance_by_age;
};

/// People on 1 January of the first year and everything that moves them. Indices: [age], then the
/// position of the label in `sexes`, `households` or `incomes`. Ages run from 0 to `max_age`, which
/// holds that age and older.
struct Demography {
    std::vector<std::string> sexes;
    std::vector<std::string> households;
    std::vector<std::string> incomes;
    int max_age{};
    std::vector<std::vector<double>> persons;                   // [age][sex], persons
    std::vector<std::vector<double>> household_share;           // [age][household], adds up to 1
    std::vector<std::vector<std::vector<double>>> income_share; // [age][household][income], adds up to 1
    std::vector<std::vector<double>> death_chance;              // [age][sex], a year, completed age on 1 January
    std::vector<std::vector<double>> mortality_change;          // [age][sex], change of the log rate a year
    int mortality_base_year{};                                  // year to which death_chance applies
    std::vector<double> fertility_share;                        // [age], share of the total fertility rate
    std::map<int, double> total_fertility;                      // year -> children per woman, straight lines between
    std::size_t mother_sex{};
    std::vector<double> birth_share;                  // [sex], adds up to 1
    std::vector<std::vector<double>> departure_rate;  // [age][sex], per person per year
    std::vector<std::vector<double>> arrivals;        // [age][sex], persons a year, base flow
    std::vector<std::vector<double>> housing_profile; // [age][sex], adds up to 1: who moves into new homes
    std::map<int, double> housing_persons;            // year -> persons moving into new homes
    std::vector<HouseholdTransition> household_transitions;
};

enum class PriceUnit : std::uint8_t { per_hour, per_month, per_start };

/// Where those who leave a service go.
struct Destination {
    std::string label;
    double share{};
    std::optional<ServiceId> to;
};

/// A voorziening as data. Parameters are positions in `Dataset::parameters`.
struct Service {
    std::string id;
    std::string name;
    ThemaId thema;
    GoalId goal;
    TaakveldId taakveld;
    std::optional<SectorId> sector;
    std::optional<AnchorId> anchor;
    std::optional<ServiceId> heavier;   // asked for by those who get worse while waiting
    std::optional<ServiceId> follow_up; // asked for by those whose age ends their care
    int age_from{};
    int age_to{};
    int request_to{}; // highest age of a new request; older people may stay until age_to
    int priority{};   // lower is served first
    bool one_off{};
    PriceUnit price_unit{PriceUnit::per_month};
    std::vector<double> use_by_age;                // [age], relative use at that age
    std::vector<double> household_ratio;           // [household], relative request rate
    std::vector<double> income_ratio;              // [income], relative request rate
    std::vector<std::vector<double>> request_rate; // [age][sex], per person per year; empty: follows from the use
    std::vector<Destination> destinations;
    std::vector<double> referral_share; // [referrer], adds up to 1; empty when nobody refers

    ParameterId users;           // persons with use in the year before the first (starts for a one-off)
    ParameterId stay;            // years, every exit included; not used for a one-off
    ParameterId stay_cv;         // coefficient of variation of the stay; 1 is exponential
    ParameterId wait;            // weeks; of a service without sector it is the lead time
    ParameterId wait_leave;      // per waiting person per year
    ParameterId wait_worse;      // per waiting person per year
    ParameterId hours;           // client hours per client per month
    ParameterId staff_ratio;     // direct staff hours per client hour
    ParameterId price;           // EUR per hour, month or start at the price level of the base year
    ParameterId price_cv;        // between starts, for one-offs
    ParameterId paid_share;      // share of the cost that this municipality bears
    ParameterId fee_share;       // share of client-months for which a household pays the fee
    ParameterId trend;           // change of the request rate at given age, per year
    ParameterId overdispersion;  // coefficient of variation of the yearly gamma factor
    ParameterId mortality_ratio; // risk of clients against their stratum
    ParameterId departure_ratio;
    ParameterId stay_on_share;   // of clients who pass request_to and stay in care
    ParameterId follow_up_share; // of those whose age ends their care, who ask for follow_up
};

/// Holding `held` multiplies the request rate for `asked`.
struct Stacking {
    ServiceId asked;
    ServiceId held;
    ParameterId factor;
};

/// Services whose users are counted as persons, each once: somebody of `age_from` to `age_to` counts.
struct UserGroup {
    std::string id;
    std::string name;
    int age_from{};
    int age_to{};
    std::vector<ServiceId> services;
};

struct Sector {
    std::string id;
    std::string name;
    ParameterId unfilled;        // share of demand in the base year
    ParameterId unfilled_change; // a year
    ParameterId sick_leave;      // share
    ParameterId hours_per_fte;   // contract hours a year
    ParameterId direct_share;    // of those hours with clients
    ParameterId productivity;    // change a year
};

/// A thema with its adopted budget, EUR a year; `cover` marks the label for general cover, which has none.
struct Thema {
    std::string id;
    std::string name;
    bool cover{};
    std::map<int, std::int64_t> budget;
};

struct Goal {
    std::string id;
    std::string name;
    ThemaId thema;
    ParameterId share; // of the thema budget; rescaled within the thema
};

struct Taakveld {
    std::string code;
    std::string name;
    std::vector<ThemaId> themas;
};

/// What happens to a line after the first budget year.
enum class Development : std::uint8_t { constant, follows_budget };

/// The part of a goal's budget that is not modelled care.
struct BudgetLine {
    std::string id;
    std::string name;
    GoalId goal;
    TaakveldId taakveld;
    Development development{Development::constant};
    LegalRoom room{LegalRoom::free};
};

/// A grant for one service: the expected cost of a year, were it borne in full, times `cover` and the
/// share of the cost that is borne. It does not follow what a replicate spends.
struct Grant {
    std::string id;
    std::string name;
    GoalId goal;
    TaakveldId taakveld;
    ServiceId service;
    ParameterId cover;
};

/// One factor on the prices of its services that makes their expected net cost in the first budget
/// year fit `1 - rest_share` of the goal's budget.
struct Anchor {
    std::string id;
    GoalId goal;
    double rest_share{};
};

/// One position of an assumption switch: parameters that it replaces.
struct SwitchLevel {
    std::string name;
    bool is_default{};
    std::vector<std::pair<ParameterId, Parameter>> replaces;
};

struct Switch {
    std::string id;
    std::vector<SwitchLevel> levels;
};

/// Parameters that the model itself names; all others belong to a service, sector, goal or measure.
struct CommonParameters {
    ParameterId mortality_level;        // sterfte.niveau
    ParameterId mortality_improvement;  // sterfte.verbetering
    ParameterId fertility_level;        // vruchtbaarheid.niveau
    ParameterId departure_level;        // vertrek.niveau
    ParameterId arrival_level;          // vestiging.niveau
    ParameterId elderly_arrivals;       // vestiging.ouderen, persons a year on top of the base flow
    ParameterId housing_level;          // woningbouw.niveau
    ParameterId staff_base_ratio;       // personeel.basisverhouding
    ParameterId staff_follows_demand;   // personeel.meegroei
    ParameterId shortage_waiting_share; // schaarste.wachtaandeel
    ParameterId scarcity_elasticity;    // schaarste.prijseffect, relative price per unit of shortage
    ParameterId fee;                    // eigen_bijdrage.bedrag, EUR per household per month
    ParameterId social_share;           // dekking.aandeel, of a change of the general grant
};

/// Yearly rise of an index from `year` on (until the next entry).
struct IndexStep {
    int year{};
    ParameterId rise;
};

/// What happens within a month. Continuous: everything has its own moment. Cohort, as models of counts step: who may
/// ask is settled on the first day, care begins on the last, and clients die at the chances of their age, apart from
/// the deaths of the population.
enum class MonthStep : std::uint8_t { continuous, cohort };

/// Everything known of one municipality: complete, checked, plain values.
struct Dataset {
    std::string municipality;
    int first_year{};
    int last_year{};
    int price_level_year{};
    int first_budget_year{};
    int last_budget_year{};
    int trend_until{};    // last year in which trends of request rates work
    int unfilled_until{}; // last year in which unfilled shares change
    MonthStep month_step{MonthStep::continuous};
    int elderly_from{};            // age from which elderly_arrivals applies
    std::vector<int> report_years; // further years for the summary on screen
    std::vector<AgeGroup> age_groups;
    Demography demography;
    std::vector<Parameter> parameters;
    std::vector<Correlation> correlations;
    CommonParameters common;
    std::vector<IndexStep> care_index;
    std::vector<IndexStep> budget_index;
    std::vector<IndexStep> compensation_index; // what the municipality receives for rising prices
    std::vector<Service> services;
    std::vector<Stacking> stacking;
    std::vector<Sector> sectors;
    std::vector<Thema> themas;
    std::vector<Goal> goals;
    std::vector<Taakveld> taakvelden;
    std::vector<BudgetLine> budget_lines;
    std::vector<Anchor> anchors;
    std::vector<Grant> grants;
    std::vector<std::string> referrers;
    std::vector<UserGroup> user_groups;
    std::vector<Indicator> indicators;
    Catalogue catalogue;
    std::vector<Mediator> mediators;
    std::vector<Connection> connections;    // the influence graph
    std::vector<Measure> switched_measures; // what assumption switches turn on; neutral by default
    TaakveldId fee_taakveld;
    GoalId fee_goal;
    std::vector<Switch> switches;
    std::vector<InputFile> files;
};

/// The id of a node of the influence graph as files write it, such as `doel:7` or `aanvraagkans:hulp:huisarts`.
[[nodiscard]] std::string node_id(const Dataset& data, const NodeRef& node);

/// Whether a measure of the catalogue, by its position, has connections of its own: then its money does not work
/// through its goal.
[[nodiscard]] bool has_connections(const Dataset& data, std::size_t measure);

} // namespace koers
