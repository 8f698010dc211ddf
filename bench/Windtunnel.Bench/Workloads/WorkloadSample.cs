namespace Windtunnel.Bench.Workloads;

/// <summary>What one run showed. Latency [s], allocation [B].</summary>
internal readonly record struct WorkloadSample(double RequestsPerSecond, double EventsPerSecond, double AllocatedPerRequest, double MeanLatency);
