using Windtunnel.Tests.Units.Distributions;
using Windtunnel.Units;

namespace Windtunnel.Tests.Units;

/// <summary>Runs every sample of docs/guide/quantities.md.</summary>
public class GuideTests
{
    [Fact]
    public void Quantities_PrintAsTheGuideSays() => RunSamples("quantities", 30, text => Quantity.Parse(text).ToString());

    [Fact]
    public void Durations_PrintAsTheGuideSays() =>
        RunSamples("durations", 10, text => DistributionTests.Parse(text, Dimension.Duration).ToString());

    [Fact]
    public void Counts_PrintAsTheGuideSays() => RunSamples("counts", 3, text => DistributionTests.Parse(text, Dimension.Number).ToString());

    [Fact]
    public void Relations_PrintAsTheGuideSays() => RunSamples("relations", 4, text =>
        Relation.TryParse(text, out var relation, out var problem) ? relation.ToString() : problem.Message);

    [Fact]
    public void Problems_ReadAsTheGuideSays() => RunSamples("problems", 10, text =>
        Distribution.TryParse(text, Dimension.Duration, out var distribution, out var problem)
            ? distribution.ToString()
            : $"{problem.Message} {problem.Remedy}");

    private static void RunSamples(string block, int countMin, Func<string, string> run)
    {
        var samples = Samples(block).ToList();
        samples.Count.ShouldBeGreaterThanOrEqualTo(countMin);
        foreach (var sample in samples)
        {
            var parts = sample.Split('→', StringSplitOptions.TrimEntries);
            run(parts[0]).ShouldBe(parts[1], parts[0]);
        }
    }

    /// <summary>The lines of all fenced blocks with one name.</summary>
    private static IEnumerable<string> Samples(string block)
    {
        var open = default(string);
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "guide", "quantities.md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                open = open is null ? line[3..] : null;
            }
            else if (open == block)
            {
                yield return line;
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("*.slnx").Any())
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
