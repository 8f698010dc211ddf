namespace Windtunnel.Simulation.Analytic;

/// <summary>Calls that hold a slot of one instance, all flows together.</summary>
internal sealed class SlotEntries
{
    private readonly Dictionary<int, double> _users = [];
    private double _busy;
    private double _held;
    private double _closedRate;

    /// <summary>Calls [1/s].</summary>
    public double Rate { get; private set; }

    /// <summary>Mean computing time of a call [s].</summary>
    public double Busy => Rate > 0 ? _busy / Rate : 0;

    /// <summary>Mean time others work for a call [s]; +∞ behind something saturated.</summary>
    public double Held => Rate > 0 ? _held / Rate : 0;

    public void Add(double rate, double busySeconds, double heldSeconds)
    {
        if (rate > 0)
        {
            Rate += rate;
            _busy += rate * busySeconds;
            _held += rate * heldSeconds;
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
    public double AddedWait(int servers, int slots, int waitingMax, double serverWait, double addedBefore)
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

        var limited = new SlotQueue(Busy, servers, Held, slots);
        if (users == 0)
        {
            var response = limited.MeanResponse(_ => Rate, waitingMax);
            var without = Busy > 0 ? Analysis.MMc.MeanResponse(Rate, Busy, servers) + Held : Held;
            return double.IsInfinity(without) ? 0 : Math.Max(0, response - without);
        }

        // A user who is not here comes back after the rest of the cycle; users × calls of each gives the cycle of one call.
        var inside = Busy + Held + serverWait;
        var away = Math.Max(users / _closedRate - inside - addedBefore, 1e-9 * inside);
        return Math.Max(0, limited.MeanResponse(n => Rate - _closedRate + Math.Max(0, users - n) / away, waitingMax) - inside);
    }
}
