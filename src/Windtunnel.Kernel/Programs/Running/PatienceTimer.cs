namespace Windtunnel.Kernel.Programs.Running;

/// <summary>The longest wait of a request. A timer whose generation has passed rings for nobody, so that cancelling it costs nothing.</summary>
internal struct PatienceTimer
{
    public int Slot;
    public int Side;
    public uint Generation;

    /// <summary>Whether another copy of a call is due, not the end of patience.</summary>
    public bool IsHedge;
}
