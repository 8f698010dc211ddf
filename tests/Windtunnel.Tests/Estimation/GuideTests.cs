using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Estimation.Costs;
using Windtunnel.Language;
using Windtunnel.Tests.Tidy;
using Windtunnel.Units;

namespace Windtunnel.Tests.Estimation;

/// <summary>Computes every sample of docs/guide/estimate.md.</summary>
public sealed class GuideTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guide", "estimate.md"));

    [Fact]
    public void Figures_ReadAsTheGuideSays()
    {
        var estimate = Estimate(Block("yaml"));
        var samples = Block("figures").Select(l => l.Split(" → ")).ToList();
        samples.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var sample in samples)
        {
            var figure = estimate.Find(sample[0]).ShouldNotBeNull(sample[0]);
            Human.Format(figure.Value).ShouldBe(sample[1], sample[0]);
            figure.Working.ShouldBe(sample[2]);
        }
    }

    [Fact]
    public void Expectations_AreMet() => Estimate([.. Block("yaml"), .. Block("expect")]).Expectations.Single().IsMet.ShouldBeTrue();

    [Fact]
    public void Prices_AreThoseOfTheTable() =>
        string.Join('\n', Lines.SkipWhile(l => !l.StartsWith("| price |")).Skip(2).TakeWhile(l => l.StartsWith('|'))).ShouldBe(
            string.Join('\n', PriceTable.Defaults.Select(p => $"| {p.Name} | {Human.Format(p.Value)} | {p.About} | {((Provenance.Default)p.Provenance).Source} |")));

    [Fact]
    public void Sections_AreThoseOfTheEstimates() => Estimates.All.Select(e => e.Section).ShouldAllBe(s => Lines.Any(l => l.StartsWith($"| {s} |")));

    private static Estimate Estimate(IEnumerable<string> lines)
    {
        var reading = DesignReader.ReadText(string.Join('\n', lines), "guide.yaml");
        reading.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        return Estimator.Estimate(reading.Design!);
    }

    /// <summary>The lines of all fenced blocks of one name.</summary>
    private static List<string> Block(string name)
    {
        var lines = new List<string>();
        var open = "";
        foreach (var line in Lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                open = open.Length == 0 ? line[3..] : "";
            }
            else if (open == name)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
