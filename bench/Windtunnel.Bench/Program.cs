using Windtunnel.Bench;

return args switch
{
    ["kernel", .. string[] options] when BenchOptions.TryParse(options, out BenchOptions? parsed) => KernelBench.Run(parsed),
    [] or ["--help"] or ["-h"] => Help.Print(Console.Out, 0),
    _ => Help.Print(Console.Error, 2),
};
