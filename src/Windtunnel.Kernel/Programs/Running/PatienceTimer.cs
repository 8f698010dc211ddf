namespace Windtunnel.Kernel.Programs.Running;

/// <summary>The longest wait of a request. A timer whose generation has passed rings for nobody, so that cancelling it costs nothing.</summary>
internal struct PatienceTimer
{
    public int Slot;
    public int Side;
    public uint Generation;
}
