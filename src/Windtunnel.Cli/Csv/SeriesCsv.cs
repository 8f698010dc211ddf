using System.Collections.Immutable;
using System.Globalization;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Cli.Csv;

/// <summary>The time series of runs as CSV (RFC 4180): one row per window and flow or component, the four golden signals in columns.</summary>
internal static class SeriesCsv
{
    public const string Header = "run,start_s,length_s,what,name,arrivals_per_s,done_per_s,errors_per_s,error_share,p50_s,p99_s,utilisation,queue,hit_ratio,mean_s,instances";

    /// <param name="writer">Where to.</param>
    /// <param name="runs">Name of each run ("steady", or the experiment's) with its series.</param>
    public static void Write(TextWriter writer, IEnumerable<(string Run, TimeSeries Series)> runs)
    {
        writer.Write(Header + "\r\n");
        foreach (var (run, series) in runs)
        {
            foreach (var flow in series.Flows)
            {
                for (var i = 0; i < flow.Arrived.Length; i++)
                {
                    Row(writer, run, series.WindowSeconds, i, "flow", flow.Flow, Flow(flow, i, series.WindowSeconds));
                }
            }

            foreach (var component in series.Components)
            {
                for (var i = 0; i < component.Utilisation.Length; i++)
                {
                    Row(writer, run, series.WindowSeconds, i, "component", component.Component, Component(component, i, series.WindowSeconds));
                }
            }
        }

        writer.Flush();
    }

    private static double[] Flow(FlowSeries flow, int i, double seconds)
    {
        var finished = flow.Done[i] + flow.Failed[i];
        return
        [
            flow.Arrived[i] / seconds, flow.Done[i] / seconds, flow.Failed[i] / seconds, finished == 0 ? double.NaN : (double)flow.Failed[i] / finished,
            flow.P50[i], flow.P99[i], double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
        ];
    }

    private static double[] Component(ComponentSeries component, int i, double seconds) =>
    [
        double.NaN, At(component.Served, i) / seconds, At(component.Failed, i) / seconds, double.NaN, At(component.P50, i), At(component.P99, i),
        component.Utilisation[i], component.Queue[i], At(component.HitRatio, i), At(component.Mean, i), At(component.Instances, i),
    ];

    private static double At(ImmutableArray<long> values, int i) => values.IsEmpty ? double.NaN : values[i];

    private static double At(ImmutableArray<double> values, int i) => values.IsEmpty ? double.NaN : values[i];

    private static void Row(TextWriter writer, string run, double seconds, int window, string what, string name, double[] values)
    {
        writer.Write($"{Quoted(run)},{Number(window * seconds)},{Number(seconds)},{what},{Quoted(name)},{string.Join(',', values.Select(Number))}\r\n");
    }

    /// <summary>Shortest text that reads back to the same value; an empty cell where there is none.</summary>
    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
