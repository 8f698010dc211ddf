using Windtunnel.Language;

namespace Windtunnel.Components;

/// <summary>What a component does with more than it can do in time.</summary>
/// <param name="Shed">When it turns requests away although it could queue them; null for never.</param>
/// <param name="DropsLate">Whether it begins nothing that would be done too late.</param>
public sealed record Overload(Shed? Shed, bool DropsLate)
{
    /// <summary>What holds where nothing is said.</summary>
    public static Overload Usual { get; } = new(null, false);

    internal static Overload Of(Settings settings) => new(settings.Find(OverloadKeys.Shed)?.Value, settings.Find(OverloadKeys.Drop)?.Value == DropRule.TooLate);
}
