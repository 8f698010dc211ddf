using Windtunnel.Cli.Pages;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Cli.Reports;

/// <summary>What is looked at, and the envelope in one line: known before anything is simulated.</summary>
internal static class HeadlineSection
{
    public static Page Write(Design design, Estimate estimate, SimulationOptions? options = null)
    {
        var page = new Page();
        var stage = design.Stage is null ? "" : $", stage {design.Stage}";
        page.Line(new Ink(design.Title, Tone.Heading), Ink.Faint($"  {design.Name}{stage}"));
        page.Text($"{Load(design, options)}. {Envelope(estimate)}".Trim(), tone: Tone.Faint);
        return page.Gap();
    }

    private static string Load(Design design, SimulationOptions? options)
    {
        var level = options?.Level ?? LoadLevel.Peak;
        var factor = options?.LoadFactor ?? 1;
        var loads = string.Join(", ", design.Workload.Loads.Select(l => l switch
        {
            OpenLoad { Schedule: { } schedule } => $"{l.Flow} every {Human.Format(schedule.Every.Value)}",
            OpenLoad open => $"{l.Flow} {Show.Value(open.RateAt(factor, level is LoadLevel.Peak), Dimension.Rate)}",
            ClosedLoad closed => $"{l.Flow} {Show.Count(closed.Users.Value.Nominal * factor)} users",
            _ => l.Flow,
        }));
        var multiple = factor == 1 ? "" : $"{Human.Format(factor, Dimension.Factor)} the load, ";
        return $"{multiple}{Title(level)}: {(loads.Length > 0 ? loads : "no load")}";
    }

    private static string Title(LoadLevel level) => level switch
    {
        LoadLevel.Average => "average",
        LoadLevel.Day => "a whole day, average",
        _ => "peak",
    };

    private static string Envelope(Estimate estimate)
    {
        var parts = new[]
        {
            estimate.Find("storage") is { } storage ? $"{Human.Format(storage.Value)} kept" : "",
            estimate.Find("cost") is { } cost ? Human.Format(cost.Value) : "",
        };
        var text = string.Join(", ", parts.Where(p => p.Length > 0));
        return text.Length > 0 ? $"Estimate: {text}." : "";
    }
}
