using Windtunnel.Kernel.Chance;

namespace Windtunnel.Bench.Baseline;

/// <summary>Some servers and a queue, first come first served.</summary>
internal sealed class ClosureStation(ClosureSimulation simulation, int servers, Law service, RandomStream stream)
{
    private readonly Queue<(ClosureRequest Request, Action Then)> _waiting = new();
    private int _busy;

    public void Visit(ClosureRequest request, Action then)
    {
        if (_busy == servers)
        {
            _waiting.Enqueue((request, then));
            return;
        }

        _busy++;
        Serve(request, then);
    }

    private void Serve(ClosureRequest request, Action then)
    {
        request.ServiceStarted = simulation.Now;
        simulation.Schedule(service.SampleTime(stream), () =>
        {
            if (_waiting.TryDequeue(out (ClosureRequest Request, Action Then) next))
            {
                Serve(next.Request, next.Then);
            }
            else
            {
                _busy--;
            }

            then();
        });
    }
}
