namespace Windtunnel.Tests.Estimation.Bandwidth;

/// <summary>What regions send each other, and what that costs.</summary>
public sealed class PlaceTrafficTests
{
    // Half of 10 writes a second come from virginia to the primary in frankfurt, 4 kB and an acknowledgement of 700 B, and each goes back as a copy; reads stay where they are.
    [Fact]
    public void Of_PrimaryAndReplica_AreTheWayThereAndTheCopy()
    {
        var traffic = 10 * ((0.5 * 4_700) + 4_000.0);
        Sketch.Value(Body(replicas: 2), "traffic between places").ShouldBe(traffic, 1e-6);
        Sketch.Value(Body(replicas: 2), "inter-region cost").ShouldBe(traffic * 2_628_000 / 1e9 * 0.02, 1e-9);
    }

    // Six replicas, three in each place: three copies go over.
    [Fact]
    public void Of_MoreReplicas_CountsThoseElsewhere() => Sketch.Value(Body(replicas: 6), "traffic between places").ShouldBe(10 * ((0.5 * 4_700) + (3 * 4_000.0)), 1e-6);

    // Half of the reads and writes of a store in frankfurt only come from virginia; users' own way is the internet's.
    [Fact]
    public void Of_StoreInOnePlace_IsAskedFromTheOther()
    {
        var body = Body(replicas: 1).Replace("replicas: 1, in: [frankfurt, virginia]", "replicas: 1, in: frankfurt", StringComparison.Ordinal);
        Sketch.Value(body, "traffic between places").ShouldBe(0.5 * 110 * 4_700.0, 1e-6);
    }

    [Fact]
    public void Of_OnePlace_SaysNothing() =>
        Sketch.Estimate("workload: { ask: 10/s }\ncomponents: { web: service }\nflows: { ask: [web] }").Find("inter-region cost").ShouldBeNull();

    [Fact]
    public void Of_PriceOfTheDesign_ReplacesTheList() =>
        Sketch.Value(Body(replicas: 2) + "prices: { inter-region: 0.04 USD/GB }\n", "inter-region cost").ShouldBe(2 * Sketch.Value(Body(replicas: 2), "inter-region cost"), 1e-9);

    private static string Body(int replicas) =>
        $$"""
        workload: { from: { frankfurt: 50 %, virginia: 50 % }, read: 100/s, write: 10/s, peak: 1 x }
        data: { note: { size: 4 kB, keys: 1M } }
        components:
          web: { kind: service, instances: 4, in: [frankfurt, virginia] }
          notes: { kind: sql database, replicas: {{replicas}}, in: [frankfurt, virginia], holds: note }
        flows: { read: [web, notes read note], write: [web, notes write note] }

        """;
}
