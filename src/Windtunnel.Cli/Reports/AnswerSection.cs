using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Envelope, queueing network and simulation side by side.</summary>
internal static class AnswerSection
{
    public static void Write(Page page, ImmutableArray<ThreeAnswers> answers)
    {
        if (answers.IsEmpty)
        {
            return;
        }

        page.Heading("three answers", "envelope: nothing waits; network: queueing formulas; simulated");
        var table = new Table(2, Column.Left("", 32), Column.Right("envelope"), Column.Right("network"), Column.Right("simulated"));
        foreach (var answer in answers)
        {
            table.Row(
                answer.Quantity,
                Show.Value(answer.Envelope, answer.Dimension),
                double.IsInfinity(answer.Analytic) ? "saturated" : Show.Value(answer.Analytic, answer.Dimension),
                Show.Ink(answer.Simulated, answer.Dimension));
            if (answer.Disagrees)
            {
                table.Note($"differs: {answer.Reason}");
            }
        }

        table.WriteTo(page);
    }
}
