using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Logs that are flushed before a write counts.</content>
public sealed partial class Execution
{
    // The log has a key per shard, and the steps that follow go by it as by any other key.
    private void NameLog(int slot, StepState step)
    {
        // The place comes first: finding the side may replace the table.
        int shard = Math.Max(0, ShardFor(slot, step));
        int place = PlaceOf(slot, step.LogData);
        _keys[place] = shard;
    }
}
