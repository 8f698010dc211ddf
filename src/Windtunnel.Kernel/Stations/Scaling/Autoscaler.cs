namespace Windtunnel.Kernel.Stations.Scaling;

/// <summary>Adds instances to a group when they are busy and takes some away when they are not, within what the group has at most.</summary>
/// <remarks>
/// It behaves as the horizontal pod autoscaler of Kubernetes does (docs/theory/scaling.md): every so often it looks at the mean utilisation of the instances in
/// service and says how many there should be; more are started at once and serve after their start-up, fewer only when all of the last while asked for no more.
/// Instances that are taken away get no more requests and finish what they have.
/// </remarks>
public sealed record Autoscaler
{
    /// <summary>Utilisation may miss the target by this share of it before anything is done (Kubernetes, horizontal-pod-autoscaler-tolerance).</summary>
    public const double Tolerance = 0.1;

    // Rounding must not add an instance to a need that is whole.
    private const double Hair = 1e-9;

    /// <summary>The fewest instances; ≥ 1. Default 1.</summary>
    public int InstancesMin { get; init; } = 1;

    /// <summary>Instances in service at the start; from the fewest to all the group has. Default the fewest.</summary>
    public int InstancesAtStart { get; init; } = 1;

    /// <summary>The utilisation to keep; in (0, 1]. Default none: <see cref="Steps"/> say what to do.</summary>
    public double? Target { get; init; }

    /// <summary>What to do beyond which utilisation; of several that apply the greatest change counts. Default none.</summary>
    public IReadOnlyList<ScaleStep> Steps { get; init; } = [];

    /// <summary>Time between two looks [s]; &gt; 0. Default 15.</summary>
    public double IntervalSeconds { get; init; } = 15;

    /// <summary>Time over which utilisation is averaged, in whole intervals [s]; &gt; 0. Default 15.</summary>
    public double WindowSeconds { get; init; } = 15;

    /// <summary>Time from the decision to start an instance until it serves [s]; ≥ 0. Default 30.</summary>
    public double StartSeconds { get; init; } = 30;

    /// <summary>Instances are taken away only down to the most that was asked for in this time [s]; ≥ 0. Default 300.</summary>
    public double CooldownSeconds { get; init; } = 300;

    internal int Intervals => Math.Max(1, (int)Math.Round(WindowSeconds / IntervalSeconds));

    internal int Looks => (int)Math.Min(100_000, Math.Ceiling(CooldownSeconds / IntervalSeconds)) + 1;

    /// <summary>How many instances there should be, without regard to bounds and cooldown.</summary>
    /// <param name="busy">Cores busy on average over the window.</param>
    /// <param name="cores">Cores of one instance.</param>
    /// <param name="serving">Instances in service that are up.</param>
    /// <param name="dead">Instances in service that are not.</param>
    /// <param name="wanted">Instances there are to be so far, those that start included.</param>
    internal int Ask(double busy, int cores, int serving, int dead, int wanted)
    {
        double utilisation = serving == 0 ? 1 : busy / serving / cores;
        if (Target is { } target)
        {
            double ratio = utilisation / target;
            double needed = Math.Ceiling((busy / cores / target) - Hair) + dead;
            bool isBeyond = Math.Abs(ratio - 1) > Tolerance && (ratio > 1 ? needed > wanted : needed < wanted);
            return isBeyond ? (int)Math.Min(int.MaxValue, needed) : wanted;
        }

        int change = 0;
        foreach (ScaleStep step in Steps)
        {
            change = step.Applies(utilisation) && Math.Abs(step.Change) > Math.Abs(change) ? step.Change : change;
        }

        // Instances that still start are part of what the rule adds, so that one overload is not answered again and again.
        return change > 0 ? Math.Max(wanted, serving + dead + change) : wanted + change;
    }

    internal void Check(Group group)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(InstancesMin, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InstancesAtStart, InstancesMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(InstancesAtStart, group.Instances);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Target ?? 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Target ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(IntervalSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WindowSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(StartSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(CooldownSeconds);
        if (group.Shards > 1 || group.Placement is not null || group.Subscription is not null)
        {
            throw new ArgumentException($"Group {group.Name} scales, which instances with shards, places or a log do not.");
        }
    }
}
