using System.Collections.Immutable;
using Windtunnel.Tests.Designs.Samples;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Designs.Readers.Loads;

public sealed class WorkloadReaderTests
{
    [Theory]
    [InlineData("{ a: 100M/day, b: 1/s }", 100e6 / 86_400)]
    [InlineData("{ a: 10 x b, b: 100/s }", 1000)]
    [InlineData("{ a: 20 % of b, b: 2 x c, c: 50/s }", 20)]
    [InlineData("{ c: 86400/day, b: 3 x c, a: 1 per b }", 3)]
    [InlineData("{ daily users: 10M, a: 2/day per user, b: 1/s }", 20e6 / 86_400)]
    [InlineData("{ user: 7/s, a: 2 x user, b: 1/s }", 14)]
    [InlineData("{ a: 100 to 300/s, b: 1/s }", 200)]
    [InlineData("{ a: { rate: 2 x b }, b: 1/s }", 2)]
    [InlineData("{ a: 0/s, b: 1/s }", 0)]
    public void Read_Rate_IsResolvedInAnyOrder(string workload, double expected) =>
        Loads(workload).OfType<OpenLoad>().Single(l => l.Flow == "a").Rate.Value.Nominal.ShouldBe(expected, Math.Max(1e-9, expected * 1e-12));

    [Fact]
    public void Read_Peak_IsTheLoadsOwnOrTheWorkloads()
    {
        var loads = Loads("{ peak: 3 x, a: 1/s, b: { rate: 1/s, peak: 5 x } }").Cast<OpenLoad>();
        loads.Select(l => l.Peak.Value.Nominal).ShouldBe([3, 5]);
        Loads("{ a: 1/s }").Cast<OpenLoad>().Single().Peak.Provenance.ToString().ShouldStartWith("default (Xu");
    }

    [Fact]
    public void Read_Arrivals_GiveThePattern()
    {
        Pattern("poisson").ShouldBeOfType<ArrivalPattern.Poisson>();
        Pattern("constant").ShouldBeOfType<ArrivalPattern.Constant>();
        Pattern("'bursty 3 x for 10 s, 20 % of the time'").ShouldBe(new ArrivalPattern.Bursty(3, 10, 0.2));
        Pattern("'bursty 3 x for 1 min, 20 %'").ShouldBe(new ArrivalPattern.Bursty(3, 60, 0.2));
    }

    [Fact]
    public void Read_Users_GiveAClosedLoad()
    {
        var closed = Loads("{ a: { users: 25, think: exp 30 s } }").Single().ShouldBeOfType<ClosedLoad>();
        (closed.Users.Value.Nominal, closed.Think.Value.Mean).ShouldBe((25, 30));
    }

    [Fact]
    public void Read_Trace_KeepsItsMeanRate()
    {
        // Three arrivals, the last at 0.9 s: the trace repeats after 0.9 × 3/2 s.
        var load = Loads("{ a: { trace: arrivals.csv } }").Single().ShouldBeOfType<OpenLoad>();
        var trace = load.Pattern.ShouldBeOfType<ArrivalPattern.Trace>();
        trace.TimesSeconds.ShouldBe([0.1, 0.4, 0.9]);
        trace.LengthSeconds.ShouldBe(1.35, 1e-12);
        load.Rate.Value.Nominal.ShouldBe(3 / 1.35, 1e-12);
    }

    [Fact]
    public void Read_Shape_FollowsThePeak()
    {
        Shop.Read("workload: { shape: diurnal, peak: 1.5 x, f: 1/s }\nflows: { f: [] }").Workload.Shape.Factors.Max().ShouldBe(1.5, 1e-3);
        Shop.Read("workload: { f: 1/s }\nflows: { f: [] }").Workload.Shape.ShouldBe(DayShape.Flat);
    }

    private static ArrivalPattern Pattern(string text) => Loads($"{{ a: {{ rate: 1/s, arrivals: {text} }} }}").Cast<OpenLoad>().Single().Pattern;

    private static ImmutableArray<Load> Loads(string workload) => Shop.Read($"workload: {workload}\nflows: {{ a: [], b: [], c: [], user: [] }}").Workload.Loads;
}
