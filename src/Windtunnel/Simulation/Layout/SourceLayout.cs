using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns loads into sources of the kernel.</summary>
internal static class SourceLayout
{
    /// <summary>Adds the source of a flow; nothing for a rate of zero or no users.</summary>
    /// <param name="context">Receives the source.</param>
    /// <param name="flow">The flow it starts.</param>
    /// <param name="load">The load.</param>
    /// <param name="options">Level and factor.</param>
    /// <param name="daySeconds">Simulated length of a day where the load follows the day [s].</param>
    /// <param name="dayStartSeconds">Simulated time at which that day begins [s]; before it the load is that of the end of the day.</param>
    public static void Add(LayoutContext context, FlowLayout flow, Load load, SimulationOptions options, double daySeconds, double dayStartSeconds)
    {
        switch (load)
        {
            case ClosedLoad closed:
                flow.IsOpen = false;
                var users = Loads.UsersOf(closed, options);
                flow.Source = users > 0 ? context.Model.Users(flow.Program, users, closed.Think.Value.ToLaw()) : null;
                break;
            case OpenLoad { Pattern: ArrivalPattern.Trace { TimesSeconds.IsEmpty: false } trace }:
                flow.Source = context.Model.Trace(flow.Program, trace.TimesSeconds.Select(t => t / options.LoadFactor));
                flow.Source.RepeatSeconds = trace.LengthSeconds / options.LoadFactor;
                context.Note($"{flow.Flow.Name} repeats the arrivals of {trace.File}{(options.LoadFactor == 1 ? "" : ", played faster or slower for the load factor")}.");
                break;
            case OpenLoad open when Loads.RateOf(open, options) is > 0 and var rate:
                flow.Source = Open(context.Model, flow.Program, rate, open.Pattern);
                var shape = context.Design.Workload.Shape;
                if (options.Level == LoadLevel.Day && shape.Factors.Length > 0 && open.Schedule is null)
                {
                    var day = shape.Factors.Select((f, i) => (Seconds: dayStartSeconds + (i * daySeconds / shape.Factors.Length), Factor: f));
                    flow.Source.Shape = dayStartSeconds > 0 ? [(0, shape.Factors[^1]), .. day] : [.. day];
                    flow.Source.ShapePeriodSeconds = dayStartSeconds + daySeconds;
                }

                break;
        }
    }

    /// <summary>Says where the requests of a source come from.</summary>
    public static void Place(LayoutContext context, FlowLayout flow, Load load)
    {
        if (flow.Source is not null)
        {
            flow.Source.Origins = context.Places.Of(load.Origins);
        }
    }

    private static Source Open(ModelBuilder model, ProgramBuilder program, double rate, ArrivalPattern pattern) => pattern switch
    {
        ArrivalPattern.Constant => model.Regular(program, rate),
        ArrivalPattern.Bursty bursty => Bursty(model, program, rate, bursty),
        _ => model.Poisson(program, rate),
    };

    private static Source Bursty(ModelBuilder model, ProgramBuilder program, double rate, ArrivalPattern.Bursty bursty)
    {
        // The calm rate is what is left for the mean to come out as asked.
        var calmFactor = Math.Max(0, (1 - (bursty.Factor * bursty.BurstShare)) / (1 - bursty.BurstShare));
        var calmSeconds = bursty.BurstSeconds * (1 - bursty.BurstShare) / bursty.BurstShare;
        return model.Bursty(program, rate, (calmFactor, Law.Exponential(calmSeconds)), (bursty.Factor, Law.Exponential(bursty.BurstSeconds)));
    }
}
