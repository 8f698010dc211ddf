using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Steps whose work is done once for several requests.</content>
public sealed partial class ProgramBuilder
{
    /// <summary>Gathers with others before a slot of a group that takes requests in batches; waits until the batch is done, and fails if it fails.</summary>
    /// <param name="group">The group; it has a <see cref="Group.Batching"/>.</param>
    /// <param name="work">What is done once for the whole batch, holding the slot. It begins with the keys of the request that came first.</param>
    /// <param name="host">The group whose instances each gather by themselves, which has as many as <paramref name="group"/>: requests gather at the one they hold a slot of. Default none: instances are taken in turn.</param>
    public ProgramBuilder Gather(Group group, ProgramBuilder work, Group? host = null)
    {
        if (NotNull(group).Batching is null)
        {
            throw new ArgumentException($"Group {group.Name} does not take requests in batches.", nameof(group));
        }

        if (host is not null && host.Instances != group.Instances)
        {
            throw new ArgumentException($"Group {group.Name} needs as many instances as {host.Name} has, to gather at each.", nameof(group));
        }

        Label failed = NewLabel();
        Label after = NewLabel();
        Add(new Step { Kind = StepKind.Enter, Group = group, Programs = [NotNull(work)], Host = host, Targets = [failed] });
        return Jump(after).Mark(failed).Add(new Step { Kind = StepKind.FailAsTold }).Mark(after);
    }

    /// <summary>
    /// Waits for the end of the first window of time, of those in which the request began, or the one it goes back to, that is still open, and as long again as late ones are waited for; fails with
    /// <see cref="FailureCause.Late"/> when all of them are closed.
    /// </summary>
    /// <param name="lengthSeconds">Length of a window [s]; &gt; 0.</param>
    /// <param name="lateSeconds">How long it is kept open after its end [s]; ≥ 0.</param>
    /// <param name="everySeconds">Time from the start of one window to that of the next, from time 0 on [s]; the length is a whole multiple of it. Default the length: they follow each other.</param>
    /// <param name="gathering">Where it gathers next, whose batches are then for all events of a window and not only for those that come for the first time; needed where windows overlap.</param>
    public ProgramBuilder Window(double lengthSeconds, double lateSeconds, double? everySeconds = null, Group? gathering = null)
    {
        double every = everySeconds ?? lengthSeconds;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lengthSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(lateSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every, nameof(everySeconds));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(every, lengthSeconds, nameof(everySeconds));
        if (Math.Abs((lengthSeconds / every) - Math.Round(lengthSeconds / every)) > 1e-9 || (every < lengthSeconds && gathering is null))
        {
            throw new ArgumentException($"Windows of {lengthSeconds} s every {every} s need a whole number of starts in a window, and somewhere to gather.", nameof(everySeconds));
        }

        return Add(new Step { Kind = StepKind.Window, Window = (lengthSeconds, lateSeconds, every), Group = every < lengthSeconds ? gathering : null });
    }

    /// <summary>Lets a time pass for each request of the batch that this one works for, one after the other.</summary>
    /// <param name="each">The law of the time of each [s].</param>
    public ProgramBuilder DelayItems(Law each) => Add(new Step { Kind = StepKind.DelayItems, PerItem = NotNull(each) });

    /// <summary>Does some steps once for each request of the batch that this one works for, one after the other, with the keys of each and as old as it is.</summary>
    /// <param name="body">Writes the steps.</param>
    public ProgramBuilder RepeatItems(Action<ProgramBuilder> body) => Loop(null, body);

    /// <summary>Runs one program for each request of the batch that this one works for, side by side, and waits for all.</summary>
    /// <param name="program">The program. Each run begins with the keys of its request.</param>
    /// <param name="keep">Data whose key they share with this request.</param>
    public ProgramBuilder EachItem(ProgramBuilder program, params DataSet[] keep) =>
        Add(new Step { Kind = StepKind.Each, Programs = [NotNull(program)], Keep = keep });
}
