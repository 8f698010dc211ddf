using Windtunnel.Tests.Designs.Samples;
using Windtunnel.Tests.Tidy;
using Windtunnel.Verdicts;

namespace Windtunnel.Tests.Verdicts.Limits;

public sealed class ModelLimitTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "theory", "validity.md"));

    [Fact]
    public void All_StandInThePage() =>
        string.Join('\n', Lines.SkipWhile(l => !l.StartsWith("| about |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))).ShouldBe(
            string.Join('\n', ModelLimits.All.Select(l => $"| {l.Topic} | {l.Modelled} | {l.Missing} |")));

    [Fact]
    public void Of_SmallDesign_NamesOnlyWhatMatters()
    {
        var limits = ModelLimits.Of(Shop.Read("workload: { f: 1/s }\ncomponents: { web: service }\nflows: { f: [web] }"));
        limits.ShouldContain(l => l.StartsWith("Services:", StringComparison.Ordinal));
        limits.ShouldNotContain(l => l.StartsWith("Caches", StringComparison.Ordinal) || l.StartsWith("Links", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_DesignInTwoPlaces_NamesTheLinks() =>
        ModelLimits.Of(Shop.Read("workload: { f: { rate: 1/s, from: seoul } }\ncomponents: { web: { kind: service, in: tokyo } }\nflows: { f: [web] }"))
            .ShouldContain(l => l.StartsWith("Links between places: jitter", StringComparison.Ordinal));
}
