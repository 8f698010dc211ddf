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

    [Theory]
    [MemberData(nameof(Unreasonable))]
    public void Estimate_DesignBeyondReason_IsBoundedAndNeverNotANumber(string body)
    {
        var estimate = Sketch.Estimate(body);
        estimate.Figures.Where(f => double.IsNaN(f.Median) || f.Value.Low < 0).Select(f => $"{f.Name}: {f.Working}").ShouldBeEmpty();
        estimate.Figures.Where(f => f.Working.Length > 2_000).Select(f => f.Name).ShouldBeEmpty();
    }

    [Fact]
    public void All_EveryEstimateOfTheAssembly_IsListed() =>
        typeof(Estimator).Assembly.GetTypes().Where(t => t.IsClass && t.GetInterface("IEstimate") is not null).Select(t => t.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Estimates.All.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));

    /// <summary>Long chains, huge numbers, nothing at all: what nobody means and somebody will write.</summary>
    public static TheoryData<string> Unreasonable()
    {
        const string web = "components: { web: { kind: service }, q: { kind: queue }, r: { kind: queue } }\n";
        static string List(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
        var nested = Enumerable.Range(0, 25).Aggregate("[web: 1 ms]", (steps, _) => $"[{{fan out 1M x: {steps}}}]");
        return
        [
            $"workload: {{ ask: 1 to 9/s }}\ncomponents:\n{List(60, i => $"  s{i}: {{ kind: service }}\n")}flows:\n  ask:\n{List(60, i => $"    - s{i}: 1 to 2 ms\n")}",
            $"workload: {{ f0: 1 to 9/s }}\ncomponents:\n  web: {{ kind: service }}\n{List(60, i => $"  q{i}: {{ kind: queue }}\n")}"
                + $"flows:\n  f0: [web, q0 send]\n{List(60, i => $"  f{i + 1}: {{ reads: q{i}, steps: [web{(i < 59 ? $", q{i + 1} send" : "")}] }}\n")}",
            $"workload:\n  f0: 1 to 2/s\n{List(60, i => $"  f{i + 1}: 1 x f{i}\n")}{web}flows:\n{List(61, i => $"  f{i}: [web]\n")}",
            $"workload: {{ ask: 1e200/s }}\ndata: {{ x: {{ keys: 1e15, size: 1e300 B }} }}\n"
                + $"components: {{ web: {{ kind: service, instances: 1M, cores: 1bn }}, s: {{ kind: key-value store, holds: x }} }}\nflows: {{ ask: {nested} }}",
            $"workload: {{ ask: 1/s }}\n{web}flows:\n  ask: [q send]\n"
                + "  a: { reads: q, steps: [web, {choose: {99 %: [r send]}}] }\n  b: { reads: r, steps: [web, {choose: {99 %: [q send]}}] }",
            "workload: { daily users: 0, ask: 2/day per user, c: { users: 0 } }\ndata: { x: { written by: ask } }\n"
                + "components: { web: { kind: service, availability: 0 % }, s: { kind: key-value store, holds: x } }\nflows: { ask: [web, s write x], c: [web: 0 ms] }",
            $"workload: {{ ask: 1 to 9/s }}\ndata:\n{List(40, i => $"  d{i}: {{ keys: 1bn }}\n")}components: {{ c: {{ kind: cache, memory: 1 to 2 GB, ttl: 1 h }} }}\n"
                + $"flows:\n  ask:\n{List(40, i => $"    - c get d{i}: {{ on miss: [c set d{i}] }}\n")}",
        ];
    }

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
