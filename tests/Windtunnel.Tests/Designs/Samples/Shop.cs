using Windtunnel.Designs;
using Windtunnel.Designs.Readers;

namespace Windtunnel.Tests.Designs.Samples;

/// <summary>Small designs built from the sections a test is about.</summary>
internal static class Shop
{
    /// <summary>A design that must be right.</summary>
    public static Design Read(string sections, string? stage = null)
    {
        var reading = DesignReader.ReadText("design: shop\n" + sections, Path.Combine(SampleDesigns.Folder, "shop.yaml"), stage);
        reading.Diagnostics.Where(d => d.Severity == Windtunnel.Language.Severity.Error).Select(d => $"{d.Where} {d.Message}").ShouldBeEmpty();
        return reading.Design.ShouldNotBeNull();
    }

    /// <summary>The steps of a flow with a service, a cache, a database, a queue and a network of 7 ms to use.</summary>
    public static IReadOnlyList<Step> Steps(string flow) => Read(
        $$"""
        workload: { f: 1/s }
        data: { show: { keys: 10 } }
        components: { web: service, cache: cache, shows: sql database, mail: queue, wire: { kind: network, latency: 7 ms } }
        flows: { f: {{flow}} }
        """).Flows[0].Steps;
}
