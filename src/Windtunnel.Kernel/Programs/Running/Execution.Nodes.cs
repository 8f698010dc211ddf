using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Cache nodes that die, and come back with nothing.</content>
public sealed partial class Execution
{
    // Died: what it held is gone, unless another instance has the same keys. Back: its keys are its own again, and what the others had of them is not asked for any more.
    private void ForgetKeysOf(InstanceState instance)
    {
        foreach (InstanceState other in _groups[instance.GroupIndex].ShardWith(instance))
        {
            if (other != instance && other.IsUp)
            {
                return;
            }
        }

        for (int i = 0; i < _caches.Length; i++)
        {
            if (_model.Caches[i].Home == instance.Group)
            {
                GroupState group = _groups[instance.GroupIndex];
                _caches[i].FlushShard(group, _model.Caches[i].Data, group.ShardIndexOf(instance));
            }
        }
    }
}
