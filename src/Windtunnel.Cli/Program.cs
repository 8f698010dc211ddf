Console.WriteLine("windtunnel");
return 0;
