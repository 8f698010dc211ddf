namespace Windtunnel.Components.Queue;

/// <summary>What becomes of whoever sends to a full queue.</summary>
public enum WhenFull
{
    Reject,
    Wait,
}
