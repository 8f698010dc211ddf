using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Overload;

/// <summary>What one instance knows of its own load, and whom it turns away because of it.</summary>
/// <remarks>It looks only when a request comes, so a run pays nothing for it in between.</remarks>
internal sealed class Shedder(Shedding shedding)
{
    /// <summary>Over how long the share of busy cores is averaged [s].</summary>
    /// <remarks>A choice, between the sampling intervals of in-process shedders and the seconds to which an overload is to be held.</remarks>
    public const double MemorySeconds = 1;

    /// <summary>Requests over which their mean time is taken, so that it is known to about a tenth.</summary>
    private const long CountMin = 100;

    // As of the last look: when, the integral of what is busy, what had been served.
    private long _lookedAt;
    private long _area;
    private long _served;
    private double _busyShare;
    private double _meanTime;

    /// <summary>Whether a request that comes now is turned away.</summary>
    /// <param name="instance">Where it comes.</param>
    /// <param name="priority">How urgent it is.</param>
    /// <param name="now">Simulated time [ns].</param>
    public bool Sheds(InstanceState instance, int priority, long now)
    {
        double above = shedding.Thresholds[priority];
        return shedding.IsByWait ? WaitAt(instance, now) > above * SimTime.PerSecond : BusyShareOf(instance, now) > above;
    }

    /// <summary>The measures of the instance begin anew.</summary>
    public void Rebase(long now) => (_lookedAt, _area, _served) = (now, 0, 0);

    private double BusyShareOf(InstanceState instance, long now)
    {
        ref readonly LevelMeter meter = ref MeterOf(instance, out long servers);
        if (now > _lookedAt)
        {
            double time = now - _lookedAt;
            long area = meter.AreaAt(now);
            double share = (area - _area) / (time * servers);
            _busyShare += (share - _busyShare) * (1 - PortableMath.Exp(-time / (MemorySeconds * SimTime.PerSecond)));
            (_lookedAt, _area) = (now, area);
        }

        return _busyShare;
    }

    private double WaitAt(InstanceState instance, long now)
    {
        ref readonly LevelMeter meter = ref MeterOf(instance, out long servers);
        if (meter.Level < servers)
        {
            return 0;
        }

        long served = ServedBy(instance) - _served;
        double mean = _meanTime;
        if (served >= CountMin || (mean == 0 && served > 0))
        {
            mean = (double)(meter.AreaAt(now) - _area) / served;
        }

        if (served >= CountMin)
        {
            (_meanTime, _area, _served) = (mean, meter.AreaAt(now), ServedBy(instance));
        }

        long waiting = IsAtDoor(instance) ? instance.Admission.Length : instance.Queue.Length;
        return (waiting + 1) * mean / servers;
    }

    private static bool IsAtDoor(InstanceState instance) => instance.Group.Concurrency < int.MaxValue;

    private static long ServedBy(InstanceState instance) => IsAtDoor(instance) ? instance.Released : instance.Served;

    // Waits are for slots where those are limited; busy are the cores wherever there is an end to them.
    private ref readonly LevelMeter MeterOf(InstanceState instance, out long servers)
    {
        bool isSlots = IsAtDoor(instance) && (shedding.IsByWait || instance.Cores == int.MaxValue);
        servers = isSlots ? instance.Group.Concurrency : instance.Cores;
        return ref isSlots ? ref instance.Held : ref instance.Busy;
    }
}
