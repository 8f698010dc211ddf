using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Tests.Estimation;
using Windtunnel.Verdicts;

namespace Windtunnel.Tests.Simulation;

/// <summary>Rows that updates lock one after the other: what the hottest can do, by formula, in a run and in the estimate.</summary>
public sealed class HotRowTests
{
    // The read takes nothing, the write holds the lock for 4 ms and no core: at one row M/D/1, over Zipf rows the mean of as many queues.
    [Theory]
    [InlineData("1", "uniform", 150, "4 ms")]
    [InlineData("1", "uniform", 100, "exp 4 ms")]
    [InlineData("1k", "zipf 1.0", 1000, "4 ms")]
    public void Run_LockedRows_WaitAsQueuesOfTheirOwn(string keys, string popularity, double rate, string held)
    {
        var text = Text(keys, popularity, rate, held);
        var rows = new RowLocks(popularity == "uniform" ? Popularity.Uniform(1) : Popularity.Zipf(1000, 1));
        var expected = 0.004 + rows.Wait(rate, 0.004, held.StartsWith("exp", StringComparison.Ordinal) ? 1 : 0).Mean;
        AnalyticPass.Solve(Sample.Read(text), new SimulationOptions()).FindFlow("work")!.MeanSeconds.ShouldBe(expected, 0.002 * expected);
        Sample.RunLong(text, 200).Flow().Mean.ShouldAgreeWith(expected, 0.02);
    }

    [Fact]
    public void Solve_HottestRowCannotKeepUp_SaysSo()
    {
        var hot = 300 * Popularity.Zipf(1000, 1).Probability(0) * 0.03;
        var analytic = AnalyticPass.Solve(Sample.Read(Text("1k", "zipf 1.0", 300, "30 ms")), new SimulationOptions());
        analytic.FindComponent("rows")!.HottestRow.ShouldBe(hot, 1e-5);
        analytic.FindComponent("rows")!.OfferedLoad.ShouldBe(hot, 1e-5);
        analytic.FindFlow("work")!.MeanSeconds.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Judge_HottestRowCannotKeepUp_NamesTheRow()
    {
        var design = Sample.Read(Text("1k", "zipf 1.0", 300, "30 ms"));
        var options = new SimulationOptions { EventBudget = 200_000, Replications = 2 };
        var trial = new Trial(d => AnalyticPass.Solve(d, options), d => Sample.Run(d, options));
        var bottleneck = BottleneckFinder.Find(design, Sample.Run(design, options), AnalyticPass.Solve(design, options), [], trial);
        bottleneck.Sentence.ShouldStartWith("rows is saturated: its hottest row is locked 120 % of the time");
        bottleneck.Suggestion.ShouldBeNull();
    }

    [Fact]
    public void Estimate_LockedRows_GivesTheCeiling()
    {
        var text = Text("1k", "zipf 1.0", 300, "30 ms");
        Sketch.Value(text, "rows updates of one row, at most").ShouldBe(1 / 0.03, 1e-3);
        Sketch.Value(text, "rows hottest row locked at peak").ShouldBe(300 * Popularity.Zipf(1000, 1).Probability(0) * 0.03, 1e-5);
    }

    // Two requests that hold one row each and wait for the other's: only who gives up ends it. In one order nobody has to.
    [Theory]
    [InlineData("a", "b", false)]
    [InlineData("b", "a", true)]
    public void Run_LocksInOppositeOrder_TimeOut(string first, string second, bool isDeadlocked)
    {
        var result = Sample.Run($$"""
            workload: { work: { rate: 20/s, peak: 1 x }, other: { rate: 20/s, peak: 1 x } }
            data: { a: { size: 1 B, keys: 1 }, b: { size: 1 B, keys: 1 } }
            components: { rows: { kind: sql database, cores: 100, read capacity: 1000M/s, write capacity: 1000M/s, holds: [a, b] } }
            flows:
              work:
                - rows update a: { time: 2 ms, read time: 1 ms, lock timeout: 2 s, while: [ { rows update b: { time: 2 ms, read time: 1 ms, lock timeout: 2 s } } ] }
              other:
                - rows update {{first}}: { time: 2 ms, read time: 1 ms, lock timeout: 2 s, while: [ { rows update {{second}}: { time: 2 ms, read time: 1 ms, lock timeout: 2 s } } ] }
            """, new SimulationOptions { MeasureSeconds = 60, Replications = 2 });
        (result.Flow("work").ErrorShare.Value + result.Flow("other").ErrorShare.Value > 0.01).ShouldBe(isDeadlocked);
    }

    private static string Text(string keys, string popularity, double rate, string held) => $$"""
        workload: { work: { rate: {{rate}}/s, peak: 1 x } }
        data: { row: { size: 100 B, keys: {{keys}}, popularity: {{popularity}} } }
        components: { rows: { kind: sql database, cores: 100, read capacity: 1000M/s, write capacity: 1000M/s, holds: row } }
        flows: { work: [ { rows update row: { time: {{held}}, read time: 0 ms } } ] }
        """;
}
