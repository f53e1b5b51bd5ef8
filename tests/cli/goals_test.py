"""`koers doelen`: what belongs to each goal, on the screen and as JSON."""
import json
import unittest

from program import BASE, CASES, FRUGAL, ProgramTest, koers

OEGSTGEEST = CASES.parents[1] / "scenarios/oegstgeest"


class Goals(ProgramTest):
    def test_every_goal_of_the_plan_has_a_budget_line_and_most_have_indicators(self):
        outcome = koers("doelen", OEGSTGEEST / "preventie-investering.toml", "--json")
        self.assert_done(outcome)
        goals = json.loads(outcome.stdout)["doelen"]
        self.assertEqual([goal["id"] for goal in goals], [str(number) for number in range(1, 24)])
        for goal in goals:
            self.assertTrue(goal["budgetregels"], goal["id"])
            self.assertIn(goal["zwakste_kwaliteit"], "ABC")
        without = [goal["id"] for goal in goals if not goal["indicatoren"]]
        self.assertEqual(without, ["14", "19", "20"])
        self.assertEqual([goal["id"] for goal in goals if not goal["verbanden"]], ["20"])
        followed = [goal["id"] for goal in goals if goal["dekking"].startswith("gevolgd")]
        self.assertEqual(followed, [])
        self.assertIn("poh-jeugd-uitbreiden", goals[21]["maatregelen"])

    def test_the_catalogue_has_measures_for_every_goal_and_all_of_the_pact(self):
        goals = json.loads(koers("doelen", OEGSTGEEST / "huidig-beleid.toml", "--json").stdout)["doelen"]
        measures = [measure for goal in goals for measure in goal["catalogus"]]
        self.assertGreaterEqual(len(measures), 40)
        self.assertEqual([goal["id"] for goal in goals if not goal["catalogus"]], [])
        self.assertGreaterEqual(sum(measure["id"].startswith("pact-") for measure in measures), 9)
        self.assertEqual({measure["soort"] for measure in measures},
                         {"bezuiniging", "taakstelling", "ombuiging", "investering"})

    def test_one_goal_as_a_whole(self):
        outcome = koers("doelen", FRUGAL, "--doel", "2")
        self.assert_done(outcome)
        self.assertIn("Doel 2: Minder eenzaamheid", outcome.stdout)
        self.assertIn("minder-subsidie", outcome.stdout)
        self.assertIn("2020 9; 2024 8,5", outcome.stdout)

    def test_a_table_with_a_row_for_each_goal(self):
        outcome = koers("doelen", BASE)
        self.assert_done(outcome)
        rows = [line for line in outcome.stdout.splitlines() if line.split()[:1] in (["1"], ["2"], ["5"], ["14"], ["15"])]
        self.assertEqual(len(rows), 10)

    def test_faults_are_told(self):
        self.assert_fault(koers("doelen"), 2, "geef een scenariobestand")
        self.assert_fault(koers("doelen", BASE, FRUGAL), 2, "geef een scenariobestand")
        self.assert_fault(koers("doelen", BASE, "--doel", "16"), 2, "onbekend doel 16", "bedoelt u 1")
        self.assert_fault(koers("doelen", "weg.toml"), 2, "weg.toml", "niet gevonden")


unittest.main()
