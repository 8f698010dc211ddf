using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Simulation;

/// <summary>Reads and simulates every sample of docs/guide/messaging.md, and its first experiment.</summary>
public sealed class MessagingGuideTests
{
    private const string Fence = "```yaml\n";

    public static TheoryData<string> Samples
    {
        get
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "messaging.md")).ReplaceLineEndings("\n");
            return [.. text.Split(Fence).Skip(1).Select(s => s[..s.IndexOf("```", StringComparison.Ordinal)])];
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_ReadsWithoutRemark_AndRuns(string text)
    {
        var reading = DesignReader.ReadText(text, "messaging.md");
        reading.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        var design = reading.Design.ShouldNotBeNull();
        var periods = design.Flows.Max(f => design.JobOf(f)?.Every.Value.Nominal) ?? 0;
        var result = Sample.Run(design, new SimulationOptions { MeasureSeconds = Math.Max(20, 2 * periods), Replications = 2 });
        foreach (var reader in design.Flows.Where(f => f.Reads is not null || design.JobOf(f) is not null))
        {
            result.Flow(reader.Name).Done.ShouldBeGreaterThan(0);
            result.Flow(reader.Name).Freshness.ShouldNotBeNull().P50.Value.ShouldBeGreaterThan(0);
        }

        if (design.Experiments.Length > 0)
        {
            Sample.RunExperiment(design).Recoveries.Length.ShouldBe(design.Flows.Length);
        }
    }
}
