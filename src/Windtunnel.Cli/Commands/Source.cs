using Windtunnel.Designs;
using Windtunnel.Estimation;

namespace Windtunnel.Cli.Commands;

/// <summary>A design that was read and found right, with its envelope.</summary>
internal sealed record Source(Design Design, Estimate Estimate);
