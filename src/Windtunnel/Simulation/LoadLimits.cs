using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation;

/// <summary>The loads that can be simulated; what is beyond them is refused before a run fills the memory.</summary>
public static class LoadLimits
{
    /// <summary>Highest mean arrival rate of a request type [1/s]: one request per nanosecond, the resolution of simulated time.</summary>
    public const double RateMax = 1e9;

    /// <summary>Most users of a request type: all of them may be asking at once, and a run holds no more requests than that.</summary>
    public const int UsersMax = RunPlan.InFlightMax;

    /// <summary>What is too much.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">Level and factor of the load.</param>
    /// <returns>An error for each load beyond a limit; empty when all can be simulated.</returns>
    public static ImmutableArray<Diagnostic> Check(Design design, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(options);
        var reading = new Reading();
        foreach (var load in design.Workload.Loads)
        {
            if (load is OpenLoad open && !(Loads.RateOf(open, options) <= RateMax))
            {
                reading.Error(
                    DiagnosticCode.OutOfRange, load.Where,
                    $"'{load.Flow}' comes more than {Human.Format(RateMax, Dimension.Rate)} at this load; simulated time has no finer steps than 1 ns.",
                    "Lower its rate, its peak or --load.");
            }
            else if (load is ClosedLoad closed && Loads.UsersOf(closed, options) > UsersMax)
            {
                reading.Error(
                    DiagnosticCode.OutOfRange, load.Where,
                    $"'{load.Flow}' has more than {UsersMax:N0} users at this load; no more can be simulated.",
                    "Lower its users or --load, or write a rate: so many users hardly notice each other.");
            }
        }

        return reading.Diagnostics;
    }
}
