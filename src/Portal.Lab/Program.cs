using Portal.Lab.Commands;

// The engine would otherwise report home, and ask for updates.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_DIAGNOSTICS_OPTOUT", "1");

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
