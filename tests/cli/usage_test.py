"""Help, version and wrong usage: where it is printed, in Dutch, with the right exit status."""
import os
import unittest

from program import BASE, ProgramTest, koers


class Help(ProgramTest):
    def test_general_help_names_every_command_on_standard_output(self):
        outcome = koers("--help")
        self.assert_done(outcome)
        self.assertEqual(outcome.stderr, "")
        for word in ("reken", "vergelijk", "verklaar", "maatregelen", "rapport", "importeer", "graaf", "controleer", "doelen",
                     "--versie", "Voorbeeld"):
            self.assertIn(word, outcome.stdout)

    def test_commands_that_are_not_there_yet_are_not_in_the_help(self):
        for word in ("hervat", "pagina", "ijk"):
            self.assertNotIn("  " + word, koers("--help").stdout)

    def test_each_command_has_help_with_every_option_and_an_example(self):
        options = {"reken": ("-n", "--zaad", "--draden", "--uit", "--overschrijf", "--bewaar", "--blok", "--stil",
                             "--json", "--zonder-preventie", "--zonder-effect", "--trekking", "--precisie"),
                   "controleer": ("--json",), "doelen": ("--doel", "--json"),
                   "vergelijk": ("--basis", "--scenario", "--jaar", "--per", "--teken", "--prijspeil", "--json"),
                   "verklaar": ("--uitkomst", "--jaar", "--scenario", "--json"),
                   "maatregelen": ("--catalogus", "--trekkingen", "--zaad", "--draden", "--json", "--stil"),
                   "rapport": ("--uit", "--xlsx", "--csv", "--scenario", "--teken", "--prijspeil", "--afronding",
                               "--overschrijf", "--zekerheid", "--weerstandscapaciteit", "--trekkingen", "--draden",
                               "--stil"),
                   "importeer": ("--basis", "--uit", "--scenario", "--naam", "--overschrijf"),
                   "graaf": ("--knoop", "--stappen", "--uit", "--overschrijf")}
        for command, names in options.items():
            outcome = koers(command, "--help")
            self.assert_done(outcome)
            self.assertIn("Voorbeeld: koers " + command, outcome.stdout)
            for name in names:
                self.assertIn(name, outcome.stdout)

    def test_version(self):
        outcome = koers("--versie")
        self.assert_done(outcome)
        self.assertEqual(outcome.stdout, f"koers {os.environ['KOERS_VERSION']}\n")


class WrongUsage(ProgramTest):
    def test_unknown_option_without_command(self):
        self.assert_fault(koers("--version"), 2, "onbekende optie --version", "bedoelt u --versie?")

    def test_no_command(self):
        self.assert_fault(koers(), 2, "koers OPDRACHT")

    def test_unknown_command_gives_the_nearest(self):
        self.assert_fault(koers("reke"), 2, "onbekende opdracht reke", "bedoelt u reken?")
        self.assert_fault(koers("controleren"), 2, "bedoelt u controleer?")

    def test_unknown_option_gives_the_nearest(self):
        self.assert_fault(koers("reken", BASE, "--zad", "3"), 2, "onbekende optie --zad", "bedoelt u --zaad?")
        self.assert_fault(koers("controleer", BASE, "--jason"), 2, "bedoelt u --json?")

    def test_options_may_not_be_shortened(self):
        self.assert_fault(koers("reken", BASE, "--over"), 2, "onbekende optie --over")

    def test_missing_value(self):
        self.assert_fault(koers("reken", BASE, "--zaad"), 2, "--zaad")
        self.assert_fault(koers("reken", BASE, "-n"), 2, "-n")

    def test_value_where_none_belongs(self):
        self.assert_fault(koers("reken", BASE, "--stil=3"), 2, "--stil")

    def test_option_given_twice(self):
        self.assert_fault(koers("reken", BASE, "--zaad", "1", "--zaad", "2"), 2, "--zaad", "meer dan eens")

    def test_bad_numbers(self):
        for option, value in (("-n", "0"), ("-n", "veel"), ("-n", "1.000"), ("--zaad", "-1"), ("--draden", "0"),
                              ("--blok", "0"), ("--blok", "1e3"), ("-n", "99999999999999999999")):
            self.assert_fault(koers("reken", BASE, "--uit", "x.h5", option, value), 2, option, value)

    def test_unknown_word_for_what_to_keep(self):
        self.assert_fault(koers("reken", BASE, "--uit", "x.h5", "--bewaar", "meer"), 2, "samenvatting, kern", "meer")

    def test_scenario_and_target_are_needed(self):
        self.assert_fault(koers("reken", "--uit", "x.h5"), 2, "scenario")
        self.assert_fault(koers("reken", BASE), 2, "--uit")
        self.assert_fault(koers("controleer"), 2, "scenario")


unittest.main()
