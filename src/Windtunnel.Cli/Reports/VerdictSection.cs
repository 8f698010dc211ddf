using Windtunnel.Cli.Pages;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Each objective with its outcome, the steady state first, then each experiment.</summary>
internal static class VerdictSection
{
    /// <summary>Characters that still fit beside an objective and its value.</summary>
    private const int ReasonMax = 36;

    /// <param name="isPartial">Somebody stopped the run: what stands here is what was known by then.</param>
    public static void Write(Page page, Verdict verdict, Estimate estimate, bool isPartial)
    {
        page.Gap();
        page.Line(new Ink("VERDICT  ", Tone.Heading), Sum(verdict, estimate));
        if (isPartial)
        {
            page.Line(new Ink("  partial: stopped before the end; this is what was known by then", Tone.Unsure));
        }

        var table = new Table(2, Column.Left("", 8), Column.Left("", 44), Column.Left("", 26), Column.Left(""));
        foreach (var group in verdict.Slos.GroupBy(s => s.Experiment))
        {
            if (group.Key is not null)
            {
                table.Note($"when: {group.Key}", 0);
            }

            foreach (var slo in group)
            {
                var (reason, parts) = Split(slo.Reason);
                table.Row(Outcome(slo.Outcome), slo.Slo.Text, Show.Value(slo.Actual, slo.Dimension), Ink.Faint(reason));
                if (parts.Length > 0)
                {
                    table.Note(parts, 10);
                }
            }
        }

        table.WriteTo(page);
        Expectations(page, estimate);
    }

    public static Ink Outcome(Outcome outcome) => outcome switch
    {
        Verdicts.Outcome.Met => new Ink("met", Tone.Good),
        Verdicts.Outcome.NotMet => new Ink("not met", Tone.Bad),
        _ => new Ink("not sure", Tone.Unsure),
    };

    private static Ink Sum(Verdict verdict, Estimate estimate)
    {
        var wrong = estimate.Expectations.Count(e => !e.IsMet);
        if (verdict.Slos.IsEmpty && wrong == 0)
        {
            return new Ink("met: there are no objectives to fail; add some under requirements, slo", Tone.Unsure);
        }

        if (verdict.IsMet)
        {
            return new Ink(verdict.Slos.Length == 1 ? "met: the only objective" : $"met: all {verdict.Slos.Length} objectives", Tone.Good);
        }

        var failed = verdict.Slos.Count(s => s.Outcome is Verdicts.Outcome.NotMet);
        var unsure = verdict.Slos.Count(s => s.Outcome is Verdicts.Outcome.NotSure);
        var lost = verdict.Steady.Count(s => !s.IsMet);
        string[] parts =
        [
            lost > 0 ? $"{Show.Plural(lost, "steady state")} not kept" : "",
            failed > 0 ? $"{failed} of {Show.Plural(verdict.Slos.Length, "objective")} {(failed == 1 ? "fails" : "fail")}" : "",
            unsure > 0 && failed > 0 ? $"{unsure} not sure" : unsure > 0 ? $"{unsure} of {Show.Plural(verdict.Slos.Length, "objective")}" : "",
            wrong > 0 ? $"{Show.Plural(wrong, "expected figure")} not reproduced" : "",
        ];
        var text = string.Join(", ", parts.Where(p => p.Length > 0));
        return failed > 0 || wrong > 0 || lost > 0 ? new Ink($"not met: {text}", Tone.Bad) : new Ink($"not sure: {text}", Tone.Unsure);
    }

    /// <summary>A long reason is told in two lines: the distance beside the value, what it is made of below.</summary>
    private static (string Reason, string Parts) Split(string reason)
    {
        var cut = reason.Length <= ReasonMax ? -1 : reason.IndexOf("; ", StringComparison.Ordinal);
        return cut < 0 ? (reason, "") : (reason[..cut], reason[(cut + 2)..]);
    }

    private static void Expectations(Page page, Estimate estimate)
    {
        foreach (var failed in estimate.Expectations.Where(e => !e.IsMet))
        {
            var expected = failed.Expectation;
            var actual = double.IsNaN(failed.Actual)
                ? "there is no such figure"
                : $"{Human.Format(failed.Actual, expected.Value.Dimension, 5)}, {Show.Share(Math.Abs(failed.Error))} off; {Show.Share(expected.Tolerance)} is allowed";
            page.Text($"expected {expected.Figure} {Human.Format(expected.Value, 5)} ({expected.Source}): {actual}", 2, 2, Tone.Bad);
        }

        var held = estimate.Expectations.Count(e => e.IsMet);
        if (held > 0)
        {
            page.Line(Ink.Faint($"  {Show.Plural(held, "expected figure")} of the estimate reproduced"));
        }
    }
}
