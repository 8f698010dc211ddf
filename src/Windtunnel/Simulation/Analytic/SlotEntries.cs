namespace Windtunnel.Simulation.Analytic;

/// <summary>Calls that hold a slot of one instance, all flows together.</summary>
/// <param name="sites">How many sites there are.</param>
internal sealed class SlotEntries(int sites)
{
    private readonly Inside _inside = new(sites);
    /// <summary>Share of calls that find all slots taken below which the limit is none.</summary>
    private const double FullMin = 1e-6;

    private readonly Dictionary<int, double> _users = [];
    private double _busy;
    private double _held;
    private double _closedRate;
    private double _time;
    private double _square;

    /// <summary>Calls [1/s].</summary>
    public double Rate { get; private set; }

    /// <summary>Mean computing time of a call [s].</summary>
    public double Busy => Rate > 0 ? _busy / Rate : 0;

    /// <summary>Mean time others work for a call [s]; +∞ behind something saturated.</summary>
    public double Held => Rate > 0 ? _held / Rate : 0;

    /// <summary>Mean time of others' work and waiting that stations elsewhere account for [s].</summary>
    public double QueuedSeconds => Rate > 0 ? _inside.QueuedSeconds / Rate : 0;

    /// <summary>Mean work a call leads to at one instance of a site [s].</summary>
    public double DemandAt(int site) => Rate > 0 ? _inside.Demands[site] / Rate : 0;

    /// <summary>Squared coefficient of variation of the time inside.</summary>
    private double Scv => _time > 0 && double.IsFinite(_square) ? Math.Max(0, _square * Rate / (_time * _time) - 1) : 1;

    /// <summary>Adds calls of one step.</summary>
    /// <param name="rate">Calls [1/s].</param>
    /// <param name="busySeconds">Mean computing time [s].</param>
    /// <param name="heldSeconds">Mean time others work for it [s].</param>
    /// <param name="time">All of the time inside.</param>
    /// <param name="inside">What goes on elsewhere meanwhile.</param>
    public void Add(double rate, double busySeconds, double heldSeconds, Moments time, Inside inside)
    {
        if (rate > 0)
        {
            Rate += rate;
            _busy += rate * busySeconds;
            _held += rate * heldSeconds;
            _time += rate * time.Mean;
            _square += rate * (time.Variance + time.Mean * time.Mean);
            _inside.Add(inside, rate);
        }
    }

    /// <summary>Says that some of the calls are of users who wait for answers.</summary>
    /// <param name="flow">Which.</param>
    /// <param name="rate">Calls [1/s].</param>
    /// <param name="users">How many of its users an instance has to do with.</param>
    public void AddUsers(int flow, double rate, double users)
    {
        _closedRate += rate;
        _users[flow] = Math.Max(users, _users.GetValueOrDefault(flow));
    }

    /// <summary>Mean wait that the limit on slots adds to the wait for a server [s]; +∞ when the slots cannot keep up.</summary>
    /// <param name="servers">Cores of the instance.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="waitingMax">Calls that may wait for a slot.</param>
    /// <param name="serverWait">Mean wait for a server inside [s].</param>
    /// <param name="addedBefore">The answer in the round before [s].</param>
    /// <param name="heldSeconds">Mean time others work for a call when k are inside [s]; [k].</param>
    public double AddedWait(int servers, int slots, int waitingMax, double serverWait, double addedBefore, Func<double[]> heldSeconds)
    {
        var users = _users.Values.Sum();
        var isOnlyUsers = Rate - _closedRate <= 1e-12 * Rate;
        if (Rate == 0 || (isOnlyUsers && users <= slots))
        {
            return 0;
        }

        if (double.IsInfinity(Held) || double.IsInfinity(serverWait))
        {
            return double.IsInfinity(Held) ? double.PositiveInfinity : 0;
        }

        // The formulas take the time inside as exponential; a steadier one makes shorter waits in proportion (Allen and Cunneen).
        var variation = (1 + Scv) / 2;
        var limited = new SlotQueue(Busy, servers, heldSeconds(), slots);
        if (users == 0)
        {
            var response = limited.MeanResponse(_ => Rate, waitingMax, out var full);
            if (full < FullMin)
            {
                return 0;
            }

            var without = Busy > 0 ? Analysis.MMc.MeanResponse(Rate, Busy, servers) + Held : Held;
            return double.IsInfinity(without) ? 0 : variation * Math.Max(0, response - without);
        }

        // A user who is not here comes back after the rest of the cycle; users × calls of each gives the cycle of one call.
        var inside = Busy + Held + serverWait;
        var away = Math.Max(users / _closedRate - inside - addedBefore, 1e-9 * inside);
        return Math.Max(0, limited.MeanResponse(n => Rate - _closedRate + Math.Max(0, users - n) / away, waitingMax, out _) - inside);
    }
}
