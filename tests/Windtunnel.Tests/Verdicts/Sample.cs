using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Components.Service;
using Windtunnel.Components.Stores;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Verdicts;

/// <summary>A small design and its results, written by hand, so that judging and printing can be tested without running anything.</summary>
internal static class Sample
{
    public static readonly SourceSpan Here = new("sample.yaml", 1, 1, 1);

    public static readonly DataSet Url = new(
        "url", Typed(Quantity.ByteSize(100)), Typed(Quantity.Number(1e9)), "shorten", 1, null, Typed<KeyPopularity>(new KeyPopularity.Zipf(1)), null, Here);

    public static readonly Component Web = Component("web", new ServiceKind()).With(ServiceKind.Instances, 12);
    public static readonly Component Cache = Component("cache", new CacheKind());
    public static readonly Component Urls = Component("urls", new KeyValueKind()).With(KeyValueKind.Shards, 8);

    public static readonly Slo Fast = Slo("redirect p99 < 100 ms", "redirect", SloMetric.Percentile, Comparison.Below, Quantity.Duration(0.1)) with { PercentileShare = 0.99 };
    public static readonly Slo Available = Slo("redirect availability >= 99.9 %", "redirect", SloMetric.Availability, Comparison.AtLeast, Quantity.Share(0.999));
    public static readonly Slo Cheap = Slo("cost < 40k USD/month", null, SloMetric.Cost, Comparison.Below, Quantity.MoneyRate(40_000));

    public static Setting<T> Typed<T>(T value) => new(value, new Provenance.Typed(Here));

    public static Component Component(string name, ComponentKind kind) => new(name, kind, kind.Shape.Read(null, Here, new Reading()), [], Here);

    public static Component With(this Component component, Key<Quantity> key, double value) =>
        component with { Settings = component.Settings.With(key, Quantity.Number(value), new Provenance.Typed(Here)) };

    public static Slo Slo(string text, string? subject, SloMetric metric, Comparison comparison, Quantity target) => new(text, Here, subject, metric, 0, comparison, target, null);

    public static Measured Sure(double value, double halfWidth = 0) => new(value, halfWidth, Trust.Settled);

    public static Invoke Invoke(Component component, string operation = "", DataSet? data = null, ImmutableArray<Step>? onMiss = null) =>
        new(Here, component, component.Kind.FindOperation(operation)!, data, null, null, null, onMiss ?? [], [], null, null);

    public static Design Design(params Slo[] slos) => new()
    {
        Name = "url-shortener",
        Title = "URL shortener",
        About = "Turns a long URL into a short one.",
        File = "sample.yaml",
        Stage = null,
        Stages = [],
        Requirements = new Requirements([], [], [.. slos]),
        Workload = new Workload(
            [new OpenLoad("redirect", Here, Typed(Quantity.Rate(11_574)), new Setting<Quantity>(Quantity.Factor(2), new Provenance.Default("Xu vol. 1, ch. 2")), new ArrivalPattern.Poisson(), "")],
            null,
            DayShape.Flat),
        Data = [Url],
        Components = [Web, Cache, Urls],
        Flows = [new Flow("redirect", null, [Invoke(Web), Invoke(Cache, "get", Url, [Invoke(Urls, "read", Url)])], Typed(Quantity.ByteSize(500)), Typed(Quantity.ByteSize(500)), Here)],
        Experiments = [],
        Decisions = [],
        Expectations = [],
        Prices = [],
    };

    public static FlowResult Flow(string name = "redirect") => new(
        name, true, 1_000_000, 999_900, [new FailureCount("error", 100)], 0, 40, Sure(23_148, 20), Sure(23_146, 20), Sure(0.0001, 0.00002),
        Sure(0.0031, 0.00002), Sure(0.0021, 0.00001), Sure(0.0062, 0.00005), Sure(0.0184, 0.0003), Sure(0.0312, 0.0012), [],
        [
            new Hop("web", "web", 1, 0.0001, 0.001, 0.35, 0.0012, 0.07),
            new Hop("cache get url", "cache", 1, 0, 0.0005, 0.16, 0.0006, 0.03),
            new Hop("urls read url", "urls", 0.2, 0.0002, 0.0013, 0.48, 0.0165, 0.9),
            new Hop("edge", "edge", 1, 0, 0.00002, 0.006, 0.00002, 0.001),
        ],
        [new Span("web", 0, 0.0001, 0.0011), new Span("cache get url", 0.0012, 0, 0.0006), new Span("urls read url", 0.0018, 0.0021, 0.0144)],
        null);

    public static ComponentResult Busy(Component component, double utilisation, double offered = double.NaN) => new(
        component.Name, component.Kind.Name, Sure(23_148, 20), Sure(utilisation, utilisation * 0.004), Sure(utilisation * 1.02, utilisation * 0.004), null,
        Sure(0.21, 0.02), 14, Sure(0.00009, 0.00001), Sure(0), Sure(0), double.IsNaN(offered) ? utilisation : offered, 0, null, null);

    public static SimulationResult SteadyRun(params ComponentResult[] components) => new(
        "url-shortener", null, 1, 1, "peak", 10, 30, 2, 12_345_678, StopReason.NarrowEnough, [Flow()],
        components.Length > 0
            ? [.. components]
            : [Busy(Web, 0.48), Busy(Cache, 0.33) with { Cache = new CacheResult(Sure(0.8, 0.002), Sure(0, 0), "Che's approximation, 1 bn keys", 0.801) }, Busy(Urls, 0.02)],
        [], new TimeSeries(1, [], []), ["Ranges were simulated at their middle."]);

    public static AnalyticResult Analytic(params ComponentResult[] components) => new(
        [new AnalyticFlow("redirect", 0.0031, 0.0029, "open network", 0.05)],
        [.. (components.Length > 0 ? components.ToImmutableArray() : SteadyRun().Components).Select(c => new AnalyticComponent(c.Component, c.OfferedLoad, Math.Min(1, c.OfferedLoad), 23_148, 0.0001, "M/M/c"))]);

    public static Figure Figure(string name, string section, Quantity value, string working) =>
        new(name, section, value, value.Nominal, working, [new FigureInput("redirect rate", Quantity.Rate(11_574), new Provenance.Typed(Here))], null);

    public static Estimate Estimate(params Figure[] figures) => new(
        "url-shortener",
        [
            Figure("redirect average rate", "traffic", Quantity.Rate(11_574), "10 × shorten = 11,574/s"),
            Figure("redirect availability", "availability", Quantity.Share(0.99985), "web 99.99 % × urls 99.995 %"),
            Figure("web cost", "cost", Quantity.MoneyRate(1_700), "12 instances × 4 cores"),
            Figure("cost", "cost", Quantity.MoneyRate(12_400), "web 1,700 + cache 2,300 + urls 8,400 USD/month"),
            .. figures,
        ],
        []);

    public static ExperimentResult Experiment(string name, double recoverySeconds, TimeSeries series) => new(
        name, SteadyRun() with { Series = series }, [new Recovery("redirect", recoverySeconds, 0.02, 0.25)], 20, [Flow()]);

    public static TimeSeries Series(params double[] p99) => new(
        10,
        [new FlowSeries("redirect", [.. p99.Select(_ => 100L)], [.. p99.Select(_ => 99L)], [.. p99.Select(_ => 1L)], [.. p99.Select(v => v / 3)], [.. p99])],
        [new ComponentSeries("web", [.. p99.Select(_ => 0.5)], [.. p99.Select(_ => 1.0)], [])]);
}
