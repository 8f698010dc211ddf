using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Scaling;

/// <summary>Keys of a component that scales.</summary>
public static class ScaleKeys
{
    private const string Hpa = "Kubernetes, horizontal pod autoscaler";

    public static readonly Key<Scale> Scale = new Key<Scale>("scale", "Between how many instances it scales by itself, instead of a number of 'instances': to keep a utilisation, or by steps.", new ScaleType())
        .Inferred("it does not scale").Like("2 to 20 at 60 % cpu");

    public static readonly Key<Quantity> Every = Keys.Quantity("scale every", Dimension.Duration, "Time between two looks at the utilisation.")
        .Within("≥ 100 ms", q => q.Low >= 0.1).Default("15 s", $"{Hpa}, sync period").Like("1 min");

    public static readonly Key<Quantity> Over = Keys.Quantity("scale over", Dimension.Duration, "Time over which the utilisation is averaged, in whole looks.")
        .Above(0).Default("15 s", "Kubernetes metrics-server, metric resolution").Like("3 min");

    public static readonly Key<Quantity> StartUp = Keys.Quantity("start-up", Dimension.Duration, "Time from starting an instance until it gets requests.")
        .AtLeast(0).Default("30 s", $"{Hpa}, initial readiness delay; a virtual machine takes minutes").Like("3 min");

    public static readonly Key<Quantity> Cooldown = Keys.Quantity("cooldown", Dimension.Duration, "How long fewer instances must have been enough before some are taken away.")
        .AtLeast(0).Default("5 min", $"{Hpa}, downscale stabilization").Like("15 min");

    /// <summary>Whether a key decides anything: those about scaling where a component scales, the number of instances where it does not.</summary>
    internal static bool Concerns(Component component, Key key) =>
        component.Settings.Find(Scale) is null ? key != Every && key != Over && key != Cooldown && key != StartUp : key.Name != "instances" && key.Name != "target utilisation";

    /// <summary>How a component scales; null where it does not.</summary>
    internal static ScalePlan? PlanOf(Component component) => component.Settings.Find(Scale) is { } scale
        ? new ScalePlan(scale.Value, component.Number(Every), component.Number(Over), component.Number(StartUp), component.Number(Cooldown))
        : null;
}
