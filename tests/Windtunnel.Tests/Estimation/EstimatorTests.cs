using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Tests.Estimation;

public sealed class EstimatorTests
{
    private const string Shortener = """
        workload: { shorten: 100M/day, redirect: 10 x shorten, peak: 2 x }
        data:
          url: { size: 100 B, written by: shorten, keep: 10 years, popularity: zipf 1.0 }
        components:
          web: { kind: service, instances: 20 }
          cache: { kind: cache, memory: 300 GB, holds: url }
          urls: { kind: key-value store, shards: 8, replicas: 3, holds: url }
        flows:
          redirect:
            - web: 1 ms
            - cache get url: { on miss: [urls read url, cache set url] }
          shorten:
            - web: 1 ms
            - urls write url
        """;

    [Fact]
    public void Estimate_Working_ShowsTheArithmeticAndTheResult()
    {
        var estimate = Sketch.Estimate(Shortener);
        estimate.Find("shorten average rate")!.Working.ShouldBe("shorten rate 100M ÷ 86,400 s = 1,157/s");
        estimate.Find("redirect average rate")!.Working.ShouldBe("shorten average rate 1,157/s × redirect factor 10 x = 11.6k/s");
        estimate.Find("url storage over retention")!.Working.ShouldBe("url records 365bn × url size 100 B = 36.5 TB");
        estimate.Find("web instances needed")!.Working
            .ShouldBe("⌈web busy servers at peak 25.5 ÷ (servers per instance 4 × target utilisation 60 %)⌉ = 11");
    }

    [Fact]
    public void Estimate_Inputs_SayWhereEachCameFrom()
    {
        var inputs = Sketch.Estimate(Shortener).Find("web instances needed")!.Inputs;
        inputs.Single(i => i.Name == "shorten rate").Provenance.ShouldBeOfType<Provenance.Typed>().Where.Line.ShouldBe(4);
        inputs.Single(i => i.Name == "web cores").Provenance.ShouldBeOfType<Provenance.Default>().Source.ShouldContain("4 vCPU");
        inputs.ShouldNotContain(i => i.Name.StartsWith("urls"));
    }

    [Fact]
    public void Estimate_SameDesignTwice_IsTheSameToTheLastBit()
    {
        var uncertain = Shortener.Replace("100M/day", "50M to 150M/day").Replace("300 GB", "100 to 500 GB");
        var (first, second) = (Sketch.Estimate(uncertain), Sketch.Estimate(uncertain));
        first.Figures.Select(f => (f.Name, f.Value, f.Median, f.Working, f.MattersMost))
            .ShouldBe(second.Figures.Select(f => (f.Name, f.Value, f.Median, f.Working, f.MattersMost)));
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Estimate_EveryDesign_HasDistinctNamesAndNumbers(string folder, string? stage)
    {
        var design = DesignReader.Read(Path.Combine(Repository.Root, "designs", folder), stage).Design!;
        var estimate = Estimator.Estimate(design);
        estimate.Figures.Select(f => f.Name).ShouldBeUnique();
        estimate.Figures.Where(f => !(f.Value.Low >= 0) || !double.IsFinite(f.Value.High)).Select(f => $"{f.Name}: {f.Working}").ShouldBeEmpty();
        estimate.Figures.Where(f => f.Working.Length == 0).ShouldBeEmpty();
        Estimator.Check(design, estimate).ShouldBeEmpty();
    }

    [Fact]
    public void Estimate_NameUsedTwice_NumbersTheSecondFigure() =>
        Sketch.Estimate("""
            workload: { web: 10/s }
            components: { web: { kind: service } }
            flows: { web: [web] }
            """).Figures.Select(f => f.Name).ShouldContain("web availability (2)");

    [Fact]
    public void Estimate_NothingAskedFor_IsZeroEverywhere()
    {
        var estimate = Sketch.Estimate(Shortener.Replace("100M/day", "0/day"));
        estimate.Find("web peak operations")!.Median.ShouldBe(0);
        estimate.Find("web instances needed")!.Median.ShouldBe(1);
        estimate.Find("cost per 1,000 requests").ShouldBeNull();
    }

    [Fact]
    public void All_EveryEstimateOfTheAssembly_IsListed() =>
        typeof(Estimator).Assembly.GetTypes().Where(t => t.IsClass && t.GetInterface("IEstimate") is not null).Select(t => t.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Estimates.All.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));

    public static TheoryData<string, string?> Designs()
    {
        var data = new TheoryData<string, string?>();
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "designs")).Select(d => Path.GetFileName(d)!))
        {
            foreach (var stage in DesignReader.Read(Path.Combine(Repository.Root, "designs", folder)).Design!.Stages.Cast<string?>().Prepend(null))
            {
                data.Add(folder, stage);
            }
        }

        return data;
    }
}
