using Windtunnel.Language;

namespace Windtunnel.Components;

/// <summary>Keys of what a component does with more than it can do in time.</summary>
internal static class OverloadKeys
{
    public static readonly Key<Shed> Shed = new Key<Shed>(
            "shed",
            "Turns requests away at once, although they could queue, while an instance is that busy (over about a second) or they would wait that long (those before them and their own time, by what requests take of late); the least urgent first.",
            new ShedType())
        .Inferred("only a full queue turns away").Like("above 90 % busy");

    public static readonly Key<DropRule> Drop = Keys.Choice<DropRule>(
            "drop", "What is not begun although somebody waits for it: too late is what would, with its usual time, not be done by its `deadline`.")
        .Inferred("what has passed its deadline").Like("too late");

    public static readonly Shape Shape = new("overload", [Shed, Drop]);
}
