using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Kernel.Programs;

/// <content>Writes that count once their log is flushed.</content>
public sealed partial class ProgramBuilder
{
    /// <summary>Fails while the disks of a group are full, see <see cref="TimelineAction.Fill"/>.</summary>
    /// <param name="group">The group.</param>
    public ProgramBuilder NeedRoom(Group group) => Add(new Step { Kind = StepKind.Refuse, Group = NotNull(group) });

    /// <summary>Waits until the log of a shard is flushed; one flush at a time.</summary>
    /// <param name="group">Whose shards.</param>
    /// <param name="log">Its logs, made by <see cref="Cache.Log"/>.</param>
    /// <param name="flush">The law of the time of one flush [s].</param>
    /// <param name="isGrouped">Whether a flush serves all that came before it began; else each has one of its own.</param>
    /// <param name="keyedBy">The data whose key says which shard. Default any shard.</param>
    /// <returns>The step that takes the time, and the step at which others wait for it.</returns>
    /// <remarks>
    /// Who comes first to a log that is being flushed leads the next flush and waits for the lock on the log; until it has that, everybody else who comes joins it, as misses of one key
    /// join a fetch. So a flush costs the events of one request, however many it serves.
    /// </remarks>
    public (int Flush, int Wait) Commit(Group group, Cache log, Law flush, bool isGrouped, DataSet? keyedBy = null)
    {
        Add(new Step { Kind = StepKind.NameLog, Group = NotNull(group), Cache = NotNull(log), Data = keyedBy });
        int place = 0;
        int wait = Count;
        if (isGrouped)
        {
            CacheGet(log, Flush, isCoalesced: true);
        }
        else
        {
            Flush(this);
        }

        return (place, wait);

        void Flush(ProgramBuilder program)
        {
            program.Lock(log.Data).Add(new Step { Kind = StepKind.BeginFlush, Cache = log, Data = log.Data }).Delay(flush);
            place = program.Count - 1;
            program.Unlock();
        }
    }
}
