using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Scaling;

/// <summary>An autoscaler during a run. Instances in service are the first of the group, so that routing needs their number only.</summary>
internal sealed class ScalerState
{
    /// <summary>Changes that are noted down, enough for months of daily ups and downs.</summary>
    private const int ChangesMax = 10_000;

    private readonly Autoscaler _scaler;
    private readonly InstanceState[] _instances;
    private readonly long[] _startsAt;

    // Busy time of the last intervals [core·ns], the oldest next.
    private readonly double[] _busy;
    private int _intervals;

    // What was asked for at the last looks, the oldest next; at first what was there.
    private readonly int[] _asked;
    private int _looks;

    // Areas modulo 2⁶⁴; what was before a reset of the measures is carried apart.
    private long _seen;
    private long _carried;

    public ScalerState(Autoscaler scaler, InstanceState[] instances)
    {
        (_scaler, _instances) = (scaler, instances);
        _startsAt = new long[instances.Length];
        _busy = new double[scaler.Intervals];
        _asked = new int[scaler.Looks];
        Wanted = Serving = scaler.InstancesAtStart;
        Array.Fill(_asked, Wanted);
        PaidMeter.Level = Wanted;
        ServingMeter.Level = Serving;
        Interval = SimTime.FromSeconds(scaler.IntervalSeconds);
        StartTime = SimTime.FromSeconds(scaler.StartSeconds);
    }

    /// <summary>Time between two looks [ns].</summary>
    public long Interval { get; }

    /// <summary>Time an instance takes to start [ns].</summary>
    public long StartTime { get; }

    /// <summary>Instances there are to be, those that start included: what is paid for.</summary>
    public int Wanted { get; private set; }

    /// <summary>Instances that get requests.</summary>
    public int Serving { get; private set; }

    public LevelMeter PaidMeter;

    public LevelMeter ServingMeter;

    public List<ScalingChange> Changes { get; } = new(64);

    /// <summary>Looks at the utilisation and decides.</summary>
    /// <returns>The number of the first instance that is to start now; those up to <see cref="Wanted"/> start with it.</returns>
    public int Look(long now)
    {
        _busy[_intervals++ % _busy.Length] = BusySinceLastLook(now);
        double busy = 0;
        int known = Math.Min(_intervals, _busy.Length);
        for (int i = 0; i < known; i++)
        {
            busy += _busy[i];
        }

        int dead = 0;
        for (int i = 0; i < Serving; i++)
        {
            dead += _instances[i].IsUp ? 0 : 1;
        }

        int asked = _scaler.Ask(busy / known / Interval, _instances[0].Cores, Serving - dead, dead, Wanted);
        asked = Math.Clamp(asked, _scaler.InstancesMin, _instances.Length);
        _asked[_looks++ % _asked.Length] = asked;
        int from = Wanted;
        Want(now, asked >= Wanted ? asked : Math.Min(Wanted, MostAsked()));
        for (int i = from; i < Wanted; i++)
        {
            _startsAt[i] = now + StartTime;
        }

        return from;
    }

    /// <summary>Lets those serve that have started by now.</summary>
    public void Start(long now)
    {
        int serving = Serving;
        while (serving < Wanted && _startsAt[serving] <= now)
        {
            serving++;
        }

        Serve(now, serving);
    }

    public void Reset(long now)
    {
        _carried += Area(now) - _seen;
        _seen = 0;
        PaidMeter.Reset(now);
        ServingMeter.Reset(now);
    }

    private void Want(long now, int wanted)
    {
        if (wanted == Wanted)
        {
            return;
        }

        PaidMeter.Add(now, wanted - Wanted);
        Wanted = wanted;
        Note(now);
        Serve(now, Math.Min(Serving, wanted));
    }

    private void Serve(long now, int serving)
    {
        if (serving != Serving)
        {
            ServingMeter.Add(now, serving - Serving);
            Serving = serving;
            Note(now);
        }
    }

    private void Note(long now)
    {
        var change = new ScalingChange(now, Wanted, Serving);
        if (Changes.Count > 0 && Changes[^1].Time == now)
        {
            Changes[^1] = change;
        }
        else if (Changes.Count < ChangesMax)
        {
            Changes.Add(change);
        }
    }

    private int MostAsked()
    {
        int most = 0;
        foreach (int asked in _asked)
        {
            most = Math.Max(most, asked);
        }

        return most;
    }

    private double BusySinceLastLook(long now)
    {
        long area = Area(now);
        long busy = area - _seen + _carried;
        (_seen, _carried) = (area, 0);
        return busy;
    }

    private long Area(long now)
    {
        long area = 0;
        foreach (InstanceState instance in _instances)
        {
            area += instance.Busy.AreaAt(now);
        }

        return area;
    }
}
