using Portal.Web.Commands;

// The engine that speaks to hosts reads these once, when it is loaded.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_DIAGNOSTICS_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
