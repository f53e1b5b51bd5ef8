#pragma once

#include "scenario/dataset_draft.hpp"

namespace koers::scenario {

// One function per group of data files; each notes the faults of its files. Files come after those
// whose names they use, except that `via:` and gemeente.toml refer ahead (check_references).

void read_municipality(DatasetDraft& draft);       // gemeente.toml
void read_sources(DatasetDraft& draft);            // bronnen.csv
void read_people(DatasetDraft& draft);             // bevolking, leeftijdsgroepen, huishoudens, inkomens
void read_births_and_deaths(DatasetDraft& draft);  // sterfte*, vruchtbaarheid*, geboorteverhouding
void read_moves(DatasetDraft& draft);              // vertrek, vestiging, woningbouw*, huishoudensovergangen
void read_parameters(DatasetDraft& draft);         // parameters.csv
void read_price_indices(DatasetDraft& draft);      // prijsindexen.csv
void read_themas(DatasetDraft& draft);             // themas, begroting
void read_goals(DatasetDraft& draft);              // doelen, doelverdeling
void read_budget_lines(DatasetDraft& draft);       // taakvelden, budgetregels, ankers
void read_sectors(DatasetDraft& draft);            // sectoren.csv
void read_services(DatasetDraft& draft);           // voorzieningen.csv
void read_service_quantities(DatasetDraft& draft); // kengetallen.csv
void read_use(DatasetDraft& draft);                // gebruik_naar_leeftijd, verhoudingen, aanvraagkansen
void read_destinations(DatasetDraft& draft);       // bestemmingen.csv
void read_stacking(DatasetDraft& draft);           // stapeling.csv
void read_referrals(DatasetDraft& draft);          // verwijzers.csv
void read_user_groups(DatasetDraft& draft);        // groepen.csv
void read_indicators(DatasetDraft& draft);         // indicatoren, indicatorwaarden, which may both be missing
void read_catalogue(DatasetDraft& draft);          // maatregelen.toml, which may be missing
void read_influence(DatasetDraft& draft);          // tussenstappen, verbanden*, indicatorverloop; may all be missing
void read_grants(DatasetDraft& draft);             // rijksbijdragen.csv
void read_switched_measures(DatasetDraft& draft);  // ingrepen.csv
void read_staff(DatasetDraft& draft);              // personeel.csv
void read_switches(DatasetDraft& draft);           // aannames.csv
void read_correlations(DatasetDraft& draft);       // correlaties.csv

/// Resolves what could not be resolved while reading: `via:` and the eigen bijdrage.
void check_references(DatasetDraft& draft);

/// Reads a whole data folder.
void read_data_folder(DatasetDraft& draft);

} // namespace koers::scenario
