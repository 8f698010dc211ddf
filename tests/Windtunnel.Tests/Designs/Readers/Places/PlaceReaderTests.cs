using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Tests.Designs.Samples;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Designs.Readers.Places;

public sealed class PlaceReaderTests
{
    [Fact]
    public void Read_NothingAboutPlaces_HasNone()
    {
        var design = Shop.Read("workload: { f: 1/s }\ncomponents: { web: service }\nflows: { f: [web] }");
        design.Places.Places.ShouldBeEmpty();
        design.Components[0].Placement.Places.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Regions_HaveTheirRoundTripsBothWays()
    {
        var design = Read("web: { kind: service, instances: 2, in: [frankfurt, virginia] }", "from: seoul");
        design.Places.Places.ShouldBe(["frankfurt", "virginia", "seoul"]);
        design.Places.Links.Length.ShouldBe(6);
        design.Places.RoundTrip("virginia", "seoul").ShouldBe(0.1784);
        design.Places.RoundTrip("seoul", "virginia").ShouldBe(0.1784);
        design.Places.RoundTrip("seoul", "seoul").ShouldBe(0);
    }

    [Fact]
    public void Read_LinksOfOwnPlaces_CountForTheDirectionsNamed()
    {
        var design = Read(
            "web: { kind: service, instances: 2, in: [hall, frankfurt] }", "from: hall",
            "links: { hall and frankfurt: { rtt: 20 ms, bandwidth: 8 Mbit/s }, frankfurt to virginia: { loss: 1 % } }");
        design.Places.Find("hall", "frankfurt")!.Bandwidth.ShouldBe(1e6);
        design.Places.Find("frankfurt", "hall")!.RoundTrip.Value.Nominal.ShouldBe(0.02);
    }

    [Fact]
    public void Read_OneDirection_LeavesTheOtherToTheTable()
    {
        var design = Read("web: { kind: service, instances: 2, in: [frankfurt, virginia] }", "from: frankfurt", "links: { frankfurt to virginia: { rtt: 100 ms, loss: 1 % } }");
        design.Places.Find("frankfurt", "virginia")!.Loss.ShouldBe(0.01);
        design.Places.Find("virginia", "frankfurt")!.Loss.ShouldBe(0);
        design.Places.RoundTrip("frankfurt", "virginia").ShouldBe((0.1 + 0.0887) / 2, 1e-9);
    }

    [Theory]
    [InlineData("from: seoul", "seoul 1")]
    [InlineData("from: [seoul, tokyo]", "seoul 0.5, tokyo 0.5")]
    [InlineData("from: { seoul: 75 %, tokyo: 25 %, sydney: 0 % }", "seoul 0.75, tokyo 0.25")]
    public void Read_Origins_HaveTheirShares(string from, string expected) =>
        string.Join(", ", Read("web: { kind: service, in: tokyo }", from).Workload.Loads[0].Origins.Select(o => $"{o.Place} {o.Share}")).ShouldBe(expected);

    [Theory]
    [InlineData("web: { kind: service, in: franfurt }", "", "", DiagnosticCode.UnknownPlace)]
    [InlineData("web: { kind: service, instances: 2, in: [hall, frankfurt] }", "", "links: { hall and virginia: { rtt: 5 ms } }", DiagnosticCode.UnknownPlace)]
    [InlineData("web: { kind: service, instances: 2, in: [frankfurt, virginia, tokyo] }", "", "", DiagnosticCode.Contradiction)]
    [InlineData("web: { kind: sql database, shards: 4, replicas: 1, in: [frankfurt, virginia] }", "", "", DiagnosticCode.Contradiction)]
    [InlineData("web: { kind: service, instances: 4, in: [frankfurt, frankfurt] }", "", "", DiagnosticCode.DuplicateKey)]
    [InlineData("web: service", "from: { seoul: 60 %, tokyo: 30 % }", "", DiagnosticCode.Contradiction)]
    [InlineData("web: service", "from: { seoul: [1] }", "", DiagnosticCode.WrongNode)]
    [InlineData("web: service", "", "links: { frankfurt: { rtt: 5 ms } }", DiagnosticCode.BadName)]
    [InlineData("web: service", "", "links: { tokyo and tokyo: { rtt: 5 ms } }", DiagnosticCode.BadName)]
    [InlineData("web: service", "", "links: { tokyo and seoul: { rtt: 5 ms }, seoul to tokyo: { rtt: 6 ms } }", DiagnosticCode.DuplicateKey)]
    [InlineData("web: service", "", "links: { tokyo and seoul: { loss: 95 % } }", DiagnosticCode.OutOfRange)]
    public void Read_Mistake_IsReported(string component, string from, string links, string code) =>
        Diagnostics(component, from, links).Where(d => d.Severity == Severity.Error).Select(d => d.Code).Distinct().ShouldBe([code]);

    private static Windtunnel.Designs.Design Read(string component, string from, string links = "") => Shop.Read(Text(component, from, links));

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics(string component, string from, string links) => DesignReader.ReadText("design: shop\n" + Text(component, from, links), "shop.yaml").Diagnostics;

    private static string Text(string component, string from, string links) =>
        $$"""
        workload: { f: 1/s{{(from.Length > 0 ? ", " + from : "")}} }
        components: { {{component}} }
        {{links}}
        flows: { f: [{{(component.Contains("sql", StringComparison.Ordinal) ? "web read" : "web")}}] }
        """;
}
