using Windtunnel.Designs;

namespace Windtunnel.Simulation.Analytic;

/// <summary>What <see cref="FlowTime"/> asks about steps: with waiting or without.</summary>
internal interface IStepTimes
{
    /// <summary>Time of one visit, from asking to the answer of this component alone.</summary>
    /// <param name="call">The step.</param>
    /// <param name="isRead">For an update: whether its read is meant.</param>
    /// <param name="weight">How often a request of the flow makes it.</param>
    /// <param name="batch">Further visits of this kind that arrive with it.</param>
    Moments OfVisit(Invoke call, bool isRead, double weight, double batch);

    /// <summary>Over how many instances the visits of a fan-out spread.</summary>
    /// <param name="call">The step.</param>
    /// <param name="batch">Further visits of this kind that arrive with it.</param>
    /// <param name="own">Those of them that belong to the fan-out itself; the others are of one around it.</param>
    Spread SpreadOf(Invoke call, double batch, double own);

    /// <summary>Says that the visits from here to <see cref="OfEntry"/> happen while a slot is held.</summary>
    /// <param name="call">The step that holds it.</param>
    void BeginEntry(Invoke call);

    /// <summary>Time of a call that holds a slot, the wait for the slot included.</summary>
    /// <param name="call">The step.</param>
    /// <param name="weight">How often a request of the flow makes it.</param>
    /// <param name="busySeconds">Mean computing time of it at the component [s].</param>
    /// <param name="inside">Time from getting in to leaving.</param>
    Moments OfEntry(Invoke call, double weight, double busySeconds, Moments inside);

    /// <summary>Time that a request waits for others to make a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="weight">How often a request of the flow comes to it.</param>
    Moments OfGathering(Batch batch, double weight);

    /// <summary>Time of an update that locks its row, the wait for the lock included.</summary>
    /// <param name="call">The step.</param>
    /// <param name="held">Time for which the lock is held.</param>
    Moments OfLock(Invoke call, Moments held);

    /// <summary>Says that something was approximated.</summary>
    void Note(string approximation);
}
