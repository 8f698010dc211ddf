namespace Windtunnel.Kernel.Stations.Sharing;

/// <summary>Cores that work on all requests at once: of n requests at c cores each gets min(1, c/n) of one.</summary>
/// <remarks>
/// Everybody present attains service at the same speed, so one clock of attained service is enough: who comes at V and asks for w is done when the clock
/// shows V + w, and the first to be done is the top of a heap (virtual time, as in fair queueing; Demers, Keshav &amp; Shenker 1989). The clock counts
/// 2⁻³² ns, rounded down at each arrival and departure; a departure is at the first whole nanosecond at which the clock has reached it.
/// </remarks>
internal sealed class ProcessorSharingCores(int cores) : SharedCores(cores)
{
    private const int FractionBits = 32;

    private readonly JobHeap _jobs = new();
    private Int128 _attained;

    public override int Count => _jobs.Count;

    public override long WorkAttained
    {
        get
        {
            long sum = 0;
            foreach (ref readonly SharedJob job in _jobs.All)
            {
                sum += job.Work - (long)((job.Key - _attained) >> FractionBits);
            }

            return sum;
        }
    }

    protected override void Add(in SharedJob job)
    {
        _attained = Count == 0 ? 0 : _attained;
        _jobs.Add(job with { Key = _attained + ((Int128)job.Work << FractionBits) });
    }

    protected override SharedJob Take() => _jobs.Take();

    protected override void Forget() => _jobs.Clear();

    protected override void Work(long passed)
    {
        UInt128 attained = (UInt128)passed << FractionBits;
        _attained += (Int128)(Count <= Cores ? attained : attained * (uint)Cores / (uint)Count);
    }

    protected override long Remaining()
    {
        Int128 left = _jobs.First.Key - _attained;
        if (left <= 0)
        {
            return 0;
        }

        UInt128 shares = (UInt128)left * (uint)Math.Max(Count, Cores);
        UInt128 perNanosecond = (UInt128)(uint)Cores << FractionBits;
        UInt128 time = (shares + perNanosecond - 1) / perNanosecond;
        return time < (UInt128)Times.SimTime.Max ? (long)time : Times.SimTime.Max;
    }
}
