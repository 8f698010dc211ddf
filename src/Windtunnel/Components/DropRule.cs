namespace Windtunnel.Components;

/// <summary>Which requests a component does not begin although somebody waits for them.</summary>
public enum DropRule
{
    /// <summary>Those whose deadline would pass before they are done.</summary>
    TooLate,
}
