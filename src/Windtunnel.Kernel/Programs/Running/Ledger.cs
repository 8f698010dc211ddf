namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What is known of the effect of one call, over all its tries; it lives as long as any of them.</summary>
internal struct Ledger
{
    /// <summary>How many joins refer to it.</summary>
    public int References;

    /// <summary>Whether some try has done the work.</summary>
    public bool IsDone;

    /// <summary>The call.</summary>
    public int Step;
}
