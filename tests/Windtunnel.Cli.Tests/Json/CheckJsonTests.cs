using System.Text.Json;
using Windtunnel.Cli.Json;
using Windtunnel.Cli.Reports;
using Windtunnel.Simulation.Results;
using Windtunnel.Tests.Tidy;
using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Cli.Tests.Json;

public sealed class CheckJsonTests
{
    [Fact]
    public void Write_ValueThatIsNoNumber_IsNullWithAReason()
    {
        using var document = JsonDocument.Parse(Write(new Measured(double.PositiveInfinity, double.NaN, Trust.Saturated)));
        var p99 = document.RootElement.GetProperty("simulation").GetProperty("flows")[0].GetProperty("p99");
        p99.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        p99.GetProperty("halfWidth").ValueKind.ShouldBe(JsonValueKind.Null);
        p99.GetProperty("trust").GetString().ShouldBe("saturated");
    }

    [Fact]
    public void Write_Document_NamesItsSchema()
    {
        using var document = JsonDocument.Parse(Write(Sure(0.01, 0.001)));
        document.RootElement.GetProperty("schema").GetString().ShouldBe("windtunnel/check/1");
        document.RootElement.GetProperty("met").GetBoolean().ShouldBeTrue();
    }

    /// <summary>Holds docs/guide/json.md complete: a field nobody documented fails here.</summary>
    [Fact]
    public void Write_EveryField_IsDocumented()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "json.md"));
        using var document = JsonDocument.Parse(Write(Sure(0.01, 0.001)));
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(document.RootElement, names);
        names.Where(n => !guide.Contains($"`{n}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static void Collect(JsonElement element, SortedSet<string> names)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                names.Add(property.Name);
                Collect(property.Value, names);
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, names);
            }
        }
    }

    private static string Write(Measured p99)
    {
        var flow = Flow() with { P99 = p99, Percentiles = [new PercentileResult(0.995, p99)] };
        var run = SteadyRun() with { Flows = [flow], Stocks = [new StockResult("room", 1, 0, 0, 0)] };
        run = run with { Components = [.. run.Components, Busy(Urls, 0.1) with { Backlog = new BacklogResult(Sure(1, 0.1), 3, 0, [new ReaderResult("work", Sure(1, 0.1), 3, Sure(1, 0.1), Sure(0.5, 0.1), Sure(0.5, 0.1), 0, 0, 0, 0, 0)]) }] };
        var experiments = new[] { Experiment("flush", double.PositiveInfinity, Series(0.02)) };
        var verdict = Judge.Decide(Design(Cheap), Estimate(), Analytic(), run, experiments, new Trial(_ => Analytic(), _ => SteadyRun()));
        var expectation = new Estimation.ExpectationResult(new Designs.Expectation("cost", Units.Quantity.MoneyRate(12_000), 0.16, "a book", Here), 12_400, 0.033, true);
        var report = new CheckReport(Design(Cheap), Estimate() with { Expectations = [expectation] }, run, experiments, verdict, false);
        return CheckJson.Write(report, Comparer.Compare(SteadyRun(), run, Estimate(), Estimate()));
    }
}
